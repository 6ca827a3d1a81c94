package health.polaris.encounters.reconciliation;

import health.polaris.common.error.ApiException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;

/**
 * A list as a spreadsheet has it: {@code visit_number,mrn,ward,bay,bed} in the first line, in any order, and a line for each
 * stay. It is complete of the wards that it names.
 */
class CsvList extends AbstractHttpMessageConverter<ReconciliationRequest> {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final List<String> NAMES =
            List.of("visit_number", "namespace", "mrn", "nhs_number", "ward", "bay", "bed", "encounter_type");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreSurroundingSpaces(true)
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .get();

    CsvList() {
        super(CSV);
    }

    @Override
    protected boolean supports(Class<?> type) {
        return type == ReconciliationRequest.class;
    }

    @Override
    protected boolean canWrite(@Nullable MediaType type) {
        return false;
    }

    @Override
    protected ReconciliationRequest readInternal(Class<? extends ReconciliationRequest> type, HttpInputMessage request)
            throws IOException {
        String text = new String(request.getBody().readAllBytes(), StandardCharsets.UTF_8);
        // What spreadsheets write ahead of UTF-8.
        String list = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try (CSVParser lines = FORMAT.parse(new StringReader(list))) {
            if (!NAMES.containsAll(lines.getHeaderNames())) {
                throw ApiException.invalid("The first line of the list names what it has: " + String.join(", ", NAMES));
            }
            List<SaidStay> stays = new ArrayList<>();
            lines.forEach(line -> stays.add(stay(line)));
            return new ReconciliationRequest(null, null, stays);
        } catch (IllegalArgumentException | UncheckedIOException unreadable) {
            throw ApiException.invalid("The list is no CSV with a first line of names");
        }
    }

    private static SaidStay stay(CSVRecord line) {
        return new SaidStay(
                of(line, "visit_number"),
                of(line, "namespace"),
                of(line, "mrn"),
                of(line, "nhs_number"),
                line.isSet("ward") ? line.get("ward") : "",
                of(line, "bay"),
                of(line, "bed"),
                of(line, "encounter_type"));
    }

    private static @Nullable String of(CSVRecord line, String name) {
        return line.isSet(name) ? line.get(name) : null;
    }

    @Override
    protected void writeInternal(ReconciliationRequest list, HttpOutputMessage answer) {
        throw new HttpMessageNotWritableException("Lists are read alone");
    }
}
