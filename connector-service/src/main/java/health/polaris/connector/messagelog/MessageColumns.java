package health.polaris.connector.messagelog;

import health.polaris.common.digest.Sha256;
import health.polaris.connector.database.SqlTime;
import health.polaris.connector.hl7.identifier.PatientIdentifiers;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import tools.jackson.databind.json.JsonMapper;

/** A stored message as a row of {@code hl7_message}, there and back. */
final class MessageColumns {

    /** All but the number. The last four are there for the version before, and go with the next release. */
    static final String WRITTEN =
            "uuid, created, created_by_, src_description, dst_description, state, content, sender,"
                    + " message_type, sent_at, message_control_id, control_id_digest, control_key, mrn, mrn_digest, nhs_number,"
                    + " nhs_number_digest, visit_id, visit_id_digest, profile, refusal, ack, warnings, source, other_numbers, modified, modified_by_, version,"
                    + " is_processed";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** One for each of {@link #WRITTEN}. */
    static final String PARAMETERS =
            Stream.of(WRITTEN.split(", *")).map(MessageColumns::parameter).collect(Collectors.joining(", "));

    static final String READ = "m.uuid, m.created, m.created_by_, m.dst_description, m.state, m.content, m.sender,"
            + " m.message_type, m.sent_at, m.message_control_id, m.mrn, m.nhs_number, m.visit_id, m.profile, m.refusal,"
            + " m.ack, m.ack_sent, m.warnings, m.source, m.sequence";

    private MessageColumns() {}

    private static String parameter(String column) {
        return column.equals("other_numbers") ? "cast(:other_numbers as bytea[])" : ":" + column;
    }

    /** Many messages as one JSON array of rows, the form that {@code json_populate_recordset} reads. */
    static String rows(List<StoredMessage> messages) {
        return JSON.writeValueAsString(
                messages.stream().map(MessageColumns::row).toList());
    }

    private static Map<String, Object> row(StoredMessage message) {
        Map<String, Object> row = new LinkedHashMap<>();
        parameters(message).getValues().forEach((column, value) -> {
            if (value != null) {
                row.put(
                        column,
                        value instanceof byte[] digest ? "\\x" + HexFormat.of().formatHex(digest) : value);
            }
        });
        return row;
    }

    static MapSqlParameterSource parameters(StoredMessage message) {
        MapSqlParameterSource values = new MapSqlParameterSource()
                .addValue("uuid", message.uuid())
                .addValue("created", SqlTime.of(message.created()))
                .addValue("created_by_", message.createdBy())
                .addValue("src_description", message.direction().source())
                .addValue("dst_description", message.direction().destination())
                .addValue("state", message.state().label())
                .addValue("content", message.content());
        header(values, message);
        patient(values, message.patient());
        reception(values, message.reception());
        text(values, "other_numbers", SearchKey.column(message.otherNumbers()));
        return values.addValue("modified", SqlTime.of(message.created()))
                .addValue("modified_by_", message.createdBy())
                .addValue("version", 0L)
                .addValue("is_processed", false);
    }

    /** The digest of the control id serves the operator's list, of refused messages and duplicates too. */
    private static void header(MapSqlParameterSource values, StoredMessage message) {
        MessageHeader header = message.header();
        ControlKey key = message.controlKey();
        text(values, "sender", header.sender());
        text(values, "message_type", header.type());
        values.addValue("sent_at", SqlTime.ofNullable(header.sentAt()), Types.TIMESTAMP_WITH_TIMEZONE);
        text(values, "message_control_id", header.controlId());
        digest(values, "control_id_digest", Sha256.ofNullable(header.controlId()));
        digest(values, "control_key", key == null ? null : key.digest());
    }

    private static void patient(MapSqlParameterSource values, PatientIdentifiers patient) {
        identifier(values, "mrn", patient.mrn());
        identifier(values, "nhs_number", patient.nhsNumber());
        identifier(values, "visit_id", patient.visitId());
    }

    private static void identifier(MapSqlParameterSource values, String column, @Nullable String value) {
        text(values, column, value);
        digest(values, column + "_digest", Sha256.ofNullable(value));
    }

    private static void reception(MapSqlParameterSource values, StoredMessage.@Nullable Receipt reception) {
        text(values, "profile", reception == null ? null : reception.profile());
        text(values, "refusal", reception == null ? null : reception.refusal());
        text(values, "ack", reception == null ? null : reception.acknowledgement());
        text(values, "warnings", reception == null ? null : StoredWarning.column(reception.warnings()));
        text(values, "source", reception == null ? null : reception.source());
    }

    private static void text(MapSqlParameterSource values, String column, @Nullable String value) {
        values.addValue(column, value, Types.VARCHAR);
    }

    private static void digest(MapSqlParameterSource values, String column, byte @Nullable [] value) {
        values.addValue(column, value, Types.BINARY);
    }

    /** A row with the columns of {@link #READ}. */
    static StoredMessage message(ResultSet row, int number) throws SQLException {
        Direction direction = Direction.to(row.getString("dst_description"));
        return new StoredMessage(
                row.getString("uuid"),
                SqlTime.required(row, "created"),
                row.getString("created_by_"),
                direction,
                StoredMessage.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getString("content"),
                new MessageHeader(
                        row.getString("sender"),
                        row.getString("message_type"),
                        SqlTime.nullable(row, "sent_at"),
                        row.getString("message_control_id")),
                new PatientIdentifiers(row.getString("nhs_number"), row.getString("mrn"), row.getString("visit_id")),
                direction == Direction.INBOUND
                        ? new StoredMessage.Receipt(
                                row.getString("profile"),
                                row.getString("refusal"),
                                row.getString("ack"),
                                row.getString("ack_sent"),
                                StoredWarning.read(row.getString("warnings")),
                                row.getString("source"))
                        : null,
                Set.of(),
                row.getObject("sequence", Long.class));
    }
}
