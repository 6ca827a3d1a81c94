package health.polaris.common.security;

/** The issuers of contracts/platform.md §4.2. */
public enum IssuerKind {
    /** Our own tokens: {@code iss} = {@code PROXY_URL} + {@code /}. */
    INTERNAL,
    /** An OpenID provider, verified by its JWKS. */
    IDENTITY_PROVIDER,
    /** The provider's login script; users-service alone. */
    CUSTOM_DATABASE,
    /** The adapter that posts the EPR's messages; connector-service alone. */
    EPR_ADAPTER
}
