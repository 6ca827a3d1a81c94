package health.polaris.web.database;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The database of a service, and its pools of connections. {@code polaris.yaml} hands on to the framework what the framework
 * makes of it.
 *
 * @param host {@code DATABASE_HOST}, of PostgreSQL
 * @param port {@code DATABASE_PORT}
 * @param name {@code DATABASE_NAME}
 * @param schema {@code DATABASE_SCHEMA}, the service's name unless it is set
 * @param user {@code DATABASE_USER}
 * @param password {@code DATABASE_PASSWORD}, may be empty where the database lets the user in without
 * @param sslMode {@code DATABASE_SSL_MODE}, {@code disable}, {@code allow}, {@code prefer}, {@code require}, {@code
 *     verify-ca} or {@code verify-full}; only the last two know whom they talk to
 * @param sslRootCert {@code DATABASE_SSL_ROOT_CERT}, the path of the PEM file of the authorities that are trusted; required by
 *     {@code verify-ca} and {@code verify-full}
 * @param sslCert {@code DATABASE_SSL_CERT}, the path of our own certificate in PEM, for a database that asks for one
 * @param sslKey {@code DATABASE_SSL_KEY}, the path of its key in PEM (PKCS8) without a password, which nobody else may read
 * @param sslKeyAlgorithm {@code DATABASE_SSL_KEY_ALGORITHM}, {@code RSA} or {@code EC}: what that key is
 * @param poolSize {@code DB_POOL_SIZE}, connections of the requests
 * @param poolMinimumIdle {@code DB_POOL_MINIMUM_IDLE}, of these, kept at rest
 * @param poolTimeout {@code DB_POOL_TIMEOUT}, milliseconds; a request that gets no connection in time is answered 503
 * @param poolRecycle {@code DB_POOL_RECYCLE}, milliseconds until a connection is replaced
 * @param backgroundPoolSize {@code DB_BACKGROUND_POOL_SIZE}, connections of all other work (messages of the bus, deliveries), so
 *     that neither waits for the other: a replica has up to 16, and one for the outbox
 * @param pools of what must not wait for either: sizes by name
 * @param requestStatementTimeout {@code DB_REQUEST_STATEMENT_TIMEOUT}, how long a statement of any other request may
 *     run; then it is answered 503. {@code 0s}: for ever
 * @param requestLockTimeout {@code DB_REQUEST_LOCK_TIMEOUT}, how long it may wait for a lock; likewise
 */
@Validated
@ConfigurationProperties("polaris.database")
record DatabaseSettings(
        @NotBlank String host,
        @Min(1) @Max(65535) int port,
        @NotBlank String name,
        @NotBlank String schema,
        @NotBlank String user,
        @DefaultValue("") String password,

        @Pattern(regexp = "disable|allow|prefer|require|verify-ca|verify-full")
        String sslMode,

        @DefaultValue("") String sslRootCert,
        @DefaultValue("") String sslCert,
        @DefaultValue("") String sslKey,
        @DefaultValue("RSA") @Pattern(regexp = "RSA|EC") String sslKeyAlgorithm,
        @Min(1) int poolSize,
        @Min(0) int poolMinimumIdle,
        @Min(250) long poolTimeout,
        @Min(0) long poolRecycle,
        @Min(1) int backgroundPoolSize,
        @DefaultValue Map<String, @Min(1) Integer> pools,
        @DurationMin @DefaultValue("0s") Duration requestStatementTimeout,
        @DurationMin @DefaultValue("0s") Duration requestLockTimeout) {

    DatabaseSettings {
        if (sslMode.startsWith("verify") && sslRootCert.isBlank()) {
            throw new IllegalArgumentException(
                    "DATABASE_SSL_MODE is %s, so DATABASE_SSL_ROOT_CERT must be set".formatted(sslMode));
        }
        if (sslCert.isBlank() != sslKey.isBlank()) {
            throw new IllegalArgumentException("DATABASE_SSL_CERT and DATABASE_SSL_KEY must be set together");
        }
    }

    /** Without the password, in case somebody logs it. */
    @Override
    public String toString() {
        return "DatabaseSettings[%s:%d/%s]".formatted(host, port, name);
    }
}
