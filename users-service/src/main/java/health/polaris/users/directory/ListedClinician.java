package health.polaris.users.directory;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import health.polaris.web.accessrecord.Shown;
import health.polaris.web.accessrecord.ShowsPerson;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item of a list: the compact form and a little more (contracts/users.md §2.2).
 *
 * @param sendEntryIdentifier as in {@link ClinicianResponse}
 * @param locations null, and then left out, in a compact list
 */
record ListedClinician(
        @JsonUnwrapped CompactClinician clinician,
        @Nullable String sendEntryIdentifier,
        @Nullable LocalDate contractExpiryEodDate,
        List<String> groups,
        boolean loginActive,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<String> locations)
        implements ShowsPerson {

    @Override
    public void show(Shown shown) {
        clinician.show(shown);
    }
}
