package health.polaris.connector.operations;

import com.fasterxml.jackson.annotation.JsonIgnore;
import health.polaris.connector.messagelog.MessageSubject;
import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the list, which names no patient.
 *
 * @param askedFor whom the filter names, of whom the list tells that there are messages
 */
record MessagePage(
        List<MessageSummary> messages,

        @Schema(
                description =
                        "How many there are: exact up to 10,000, an estimate beyond; null in all parts but the first")
        @Nullable
        Long countEstimate,

        @Schema(description = "Value of `after` for the next part; null at the end") @Nullable
        String next,

        @JsonIgnore MessageSubject askedFor)
        implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        askedFor.show(shown);
    }
}
