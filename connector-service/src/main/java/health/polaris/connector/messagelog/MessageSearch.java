package health.polaris.connector.messagelog;

import health.polaris.common.digest.Sha256;
import health.polaris.connector.hl7.acknowledgement.Acknowledgement;
import health.polaris.connector.progress.Outcome;
import health.polaris.connector.progress.Progress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds messages, with what has become of them, by what people know of them. Searches compare digests, which an index
 * holds, and give the newest first: a hundred at most, and fewer when they are long, since a single one can have
 * megabytes.
 */
@Component
public record MessageSearch(JdbcClient database) {
    private static final String SELECT = "select " + MessageColumns.READ + ", " + Progress.COLUMNS + " from ";
    private static final String WITH_PROGRESS = " m left join message_progress p on p.message_uuid = m.uuid ";

    /** {@code octet_length} knows the size of a text without reading it. */
    private static final String NEWEST_WITH_DIGEST =
            SELECT + """
                (select * from (
                     select *, sum(octet_length(content)) over (order by created desc, uuid desc)
                               - octet_length(content) as octets_before
                     from hl7_message where %s = :digest
                     order by created desc, uuid desc limit 100) as newest
                 where octets_before < 16777216)
                """ + WITH_PROGRESS + "order by m.created desc, m.uuid desc";

    /** A message, and what has become of it. */
    public record FoundMessage(StoredMessage message, Progress progress) {

        /** What was left out of it, and what is odd about its feed: by the connector, and by the platform. */
        List<StoredWarning> warnings() {
            return StoredWarning.and(
                    message.warnings(),
                    progress.outcome().map(Outcome::warnings).orElse(List.of()));
        }

        /** MSA-1 of our acknowledgement, or of that of its receiver. */
        public Optional<String> ackStatus() {
            return acknowledgement().flatMap(Acknowledgement::status);
        }

        /** Our acknowledgement, or that of its receiver, the whole text. */
        Optional<String> acknowledgement() {
            return message.received() ? message.answered() : Optional.ofNullable(progress.answer());
        }
    }

    public Optional<FoundMessage> byUuid(String uuid) {
        return database.sql(SELECT + "hl7_message" + WITH_PROGRESS + "where m.uuid = :uuid")
                .param("uuid", uuid)
                .query(MessageSearch::found)
                .optional();
    }

    /**
     * Messages of a patient or a visit, refused ones and duplicates included.
     *
     * @param type {@code MRN}, {@code NHS number} or {@code Visit ID}; with any other nothing is found
     */
    List<FoundMessage> byIdentifier(String type, String identifier) {
        return switch (type) {
            case "MRN" -> newest("mrn_digest", SearchKey.Kind.MRN.compared(identifier));
            case "NHS number" -> newest("nhs_number_digest", SearchKey.Kind.NHS_NUMBER.compared(identifier));
            case "Visit ID" -> newest("visit_id_digest", SearchKey.Kind.VISIT.compared(identifier));
            default -> List.of();
        };
    }

    /**
     * Accepted messages with that control id, one per sender and direction. The digest of refused ones serves the
     * operator's list.
     */
    List<FoundMessage> byControlId(String controlId) {
        return newest("control_key is not null and control_id_digest", controlId);
    }

    private List<FoundMessage> newest(String column, String value) {
        return database.sql(NEWEST_WITH_DIGEST.formatted(column))
                .param("digest", Sha256.of(value))
                .query(MessageSearch::found)
                .list();
    }

    private static FoundMessage found(ResultSet row, int number) throws SQLException {
        return new FoundMessage(MessageColumns.message(row, number), Progress.of(row));
    }
}
