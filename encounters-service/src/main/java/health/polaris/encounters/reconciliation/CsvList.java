package health.polaris.encounters.reconciliation;

import health.polaris.common.error.ApiException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * A list as a spreadsheet has it: {@code visit_number,mrn,ward,bay,bed} in the first line, in any order, and a line for each
 * stay. It is complete of the wards that it names.
 */
class CsvList extends AbstractHttpMessageConverter<ReconciliationRequest> {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final Charset WINDOWS = Charset.forName("windows-1252");
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
        String list = text(request.getBody().readAllBytes(), said());
        try (CSVParser lines = FORMAT.parse(new StringReader(list))) {
            if (lines.getHeaderNames().isEmpty() || !NAMES.containsAll(lines.getHeaderNames())) {
                throw ApiException.invalid("The first line of the list names what it has: " + String.join(", ", NAMES));
            }
            List<SaidStay> stays = new ArrayList<>();
            lines.forEach(line -> stays.add(stay(line)));
            return new ReconciliationRequest(null, null, stays);
        } catch (IllegalArgumentException | UncheckedIOException unreadable) {
            throw ApiException.invalid("The list is no CSV with a first line of names");
        }
    }

    /** By the client: the headers of the message have the one of all requests where the client says none. */
    private static @Nullable Charset said() {
        ServletRequestAttributes request = (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
        String type = request.getRequest().getHeader(HttpHeaders.CONTENT_TYPE);
        return type == null ? null : MediaType.parseMediaType(type).getCharset();
    }

    /** Spreadsheets say no character set: they write UTF-8, or what Windows has in western Europe. */
    private static String text(byte[] bytes, @Nullable Charset said) {
        try {
            String text = strictly(bytes, said == null ? StandardCharsets.UTF_8 : said);
            // What they write ahead of Unicode.
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException other) {
            if (said != null) {
                throw ApiException.invalid("The list is not in the character set of its Content-Type, " + said.name());
            }
            return new String(bytes, WINDOWS);
        }
    }

    private static String strictly(byte[] bytes, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
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
