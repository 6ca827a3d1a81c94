package health.polaris.eventbus.revocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What this service has heard of tokens that are good no longer.
 *
 * @param longestLife of any token
 */
record RevocationTable(JdbcClient database, Duration longestLife) {

    private static final String ADD = """
            insert into revoked_token_holder as held (kind, id, issued_until, barred, said_at)
            values (:kind, :id, coalesce(cast(:until as timestamptz), 'epoch'), coalesce(cast(:barred as boolean), false),
                    cast(:said as timestamptz))
            on conflict (kind, id) do update set issued_until = greatest(held.issued_until, excluded.issued_until),
              barred = case when excluded.said_at < held.said_at then held.barred
                            else coalesce(cast(:barred as boolean), held.barred) end,
              said_at = greatest(held.said_at, excluded.said_at), changed = clock_timestamp()
            """;

    /** An event that comes late bars or readmits nobody of whom later ones have spoken. */
    void add(TokensRevoked revoked) {
        database.sql(ADD)
                .param("kind", revoked.holderKind())
                .param("id", revoked.holderId())
                .param("until", time(revoked.issuedUntil()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("barred", revoked.barred(), Types.BOOLEAN)
                .param("said", fromMicros(revoked.saidAtMicros()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
    }

    private static @Nullable OffsetDateTime fromMicros(@Nullable Long micros) {
        return micros == null ? null : time(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    List<RevokedHolder> changedSince(Instant time) {
        return database.sql(
                        "select kind, id, issued_until, barred, changed from revoked_token_holder where changed >= ?")
                .param(time.atOffset(ZoneOffset.UTC))
                .query((row, number) -> holder(row))
                .list();
    }

    /**
     * Forgets whose tokens have all ended, but neither who is barred nor who was: an event of then may come late.
     */
    int purge() {
        return database.sql("""
                        delete from revoked_token_holder
                        where not barred and said_at is null and issued_until < now() - make_interval(secs => ?)
                        """).param(longestLife.toSeconds()).update();
    }

    private static RevokedHolder holder(ResultSet row) throws SQLException {
        return new RevokedHolder(
                new RevokedHolder.Key(row.getString("kind"), row.getString("id")),
                row.getObject("issued_until", OffsetDateTime.class).toInstant(),
                row.getBoolean("barred"),
                row.getObject("changed", OffsetDateTime.class).toInstant());
    }
}
