package health.polaris.connector.mllp;

/** Whether who connects with TLS shows a certificate that the bundle's trust store trusts. */
enum ClientCertificate {
    NONE,
    /** Asked for; whoever has none may connect too. */
    OPTIONAL,
    REQUIRED
}
