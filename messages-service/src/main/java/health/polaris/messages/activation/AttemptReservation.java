package health.polaris.messages.activation;

import health.polaris.messages.secret.ActivationSettings;
import health.polaris.messages.secret.Expiry;
import health.polaris.messages.secret.HashedCode;
import health.polaris.messages.secret.SentCode;
import health.polaris.messages.secret.StaticTestData;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts an attempt before its PIN is looked at, in one statement: however many guess at once, never more than the
 * permitted number gets that far. It does not touch {@code modified}, from which the activation's life is counted
 * (contracts/activation.md §5, R4).
 */
@Component
record AttemptReservation(JdbcClient jdbc, Expiry expiry, ActivationSettings settings, StaticTestData staticTestData) {
    /** The activation with this code or short code, in whatever case; empty when it is unknown, used, expired or has no attempt left. */
    Optional<Reserved> reserve(String activationCode) {
        return jdbc
                .sql("""
                        update patient_activation
                        set attempts_count = attempts_count + 1
                        where (code = :code or short_code = :short_code)
                          and not used
                          and attempts_count < :attempts
                          and (modified >= :oldest_alive
                               or (:with_static and patient_id ~ '^static_patient_uuid_[1-9]$'))
                        returning uuid, patient_id, hashed_otp, otp_salt
                        """)
                .param("code", SentCode.capitals(activationCode))
                .param("short_code", SentCode.small(activationCode))
                .param("attempts", settings.maximalAttempts())
                .param(
                        "oldest_alive",
                        expiry.oldestAlive(Clock.systemUTC().instant()).atOffset(ZoneOffset.UTC))
                .param("with_static", staticTestData.isOn())
                .query((row, number) -> new Reserved(
                        row.getString("uuid"),
                        row.getString("patient_id"),
                        new HashedCode(row.getBytes("hashed_otp"), row.getString("otp_salt"))))
                .list()
                .stream()
                .findFirst();
    }

    /** An activation of which one attempt is taken. */
    record Reserved(String uuid, String patientId, HashedCode otp) {}
}
