package health.polaris.eventbus.revocation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What this service has heard of tokens that are good no longer.
 *
 * @param longestLife of any token
 */
record RevocationTable(JdbcClient database, Duration longestLife) {

    private static final String ADD = """
            insert into revoked_token_holder as held (kind, id, issued_until, barred)
            values (:kind, :id, coalesce(cast(:until as timestamptz), 'epoch'), coalesce(cast(:barred as boolean), false))
            on conflict (kind, id) do update set issued_until = greatest(held.issued_until, excluded.issued_until),
              barred = coalesce(cast(:barred as boolean), held.barred), changed = clock_timestamp()
            """;

    void add(TokensRevoked revoked) {
        Instant until = revoked.issuedUntil();
        database.sql(ADD)
                .param("kind", revoked.holderKind())
                .param("id", revoked.holderId())
                .param("until", until == null ? null : until.atOffset(ZoneOffset.UTC), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("barred", revoked.barred(), Types.BOOLEAN)
                .update();
    }

    List<RevokedHolder> changedSince(Instant time) {
        return database.sql(
                        "select kind, id, issued_until, barred, changed from revoked_token_holder where changed >= ?")
                .param(time.atOffset(ZoneOffset.UTC))
                .query((row, number) -> holder(row))
                .list();
    }

    /** Forgets those who are not barred, and whose tokens have all ended. */
    int purge() {
        return database.sql(
                        "delete from revoked_token_holder where not barred and issued_until < now() - make_interval(secs => ?)")
                .param(longestLife.toSeconds())
                .update();
    }

    private static RevokedHolder holder(ResultSet row) throws SQLException {
        return new RevokedHolder(
                new RevokedHolder.Key(row.getString("kind"), row.getString("id")),
                row.getObject("issued_until", OffsetDateTime.class).toInstant(),
                row.getBoolean("barred"),
                row.getObject("changed", OffsetDateTime.class).toInstant());
    }
}
