package health.polaris.web.description;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;

/**
 * What the description says of the service as a whole.
 *
 * @param service its name: {@code encounters-service}
 * @param address {@code PROXY_URL}, where clients reach the installation
 */
record ServiceDescription(String service, String address) {
    static final String BEARER = "bearer";

    private static final String WHAT_ALL_HAVE = """
            One of the services of Polaris, which take a hospital's messages, show who lies where, and carry messages \
            between wards and patients.

            - **Times** are ISO 8601 with an offset, `2026-01-31T08:15:30.123Z`; dates are `2026-01-31`.
            - **Unknown** query parameters are refused with the nearest known name, unknown keys of a body mostly.
            - **Errors** are `{"message": …}`, or Problem Details (RFC 9457) for whoever has `application/problem+json` in \
            `Accept`.
            - **Every answer has** an `ETag` (`If-None-Match` saves sending it again) and the `X-Request-ID` of its request.
            """;

    private static final String TOKENS = """
            A JSON Web Token. Its issuer (`iss`) is the installation's address with a slash at its end (`PROXY_URL`), or the \
            identity provider that the installation trusts. `exp` says when it ends, at most 24 hours after `iat` unless the \
            installation says otherwise; `scope` has the permissions, separated by blanks; `metadata` says who calls \
            (`patient_id`, `clinician_id`, `device_id` or `system_id`, and `locations`). \
            Clinicians get one from the identity provider, or for their badge at a ward's tablet \
            (messages-service: `GET /dhos/v1/clinician/jwt`); patients and tablets for the code of their activation \
            (`GET /dhos/v1/patient/{patient_id}/jwt`, `GET /dhos/v1/device/{device_id}/jwt`); operators from the command \
            `token` of each service. After 403 get a new token once, then stop.""";

    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Polaris: " + service)
                        .version("1.0.0")
                        .description(WHAT_ALL_HAVE)
                        .contact(new Contact()
                                .name("Whoever operates this installation")
                                .url(base()))
                        .license(
                                new License().name("All rights reserved").identifier("LicenseRef-All-Rights-Reserved")))
                .addServersItem(new Server().url(base()).description("The installation"))
                .addServersItem(new Server().url("/").description("Where this description was read"))
                .schemaRequirement(
                        BEARER,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description(TOKENS));
    }

    private String base() {
        return address.replaceAll("/+$", "");
    }
}
