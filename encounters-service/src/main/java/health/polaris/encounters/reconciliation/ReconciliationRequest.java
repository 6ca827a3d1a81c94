package health.polaris.encounters.reconciliation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is in which bed, by somebody who should know. The answer to {@code POST /dhos/v1/message/bed_list} of connector-service
 * is one as it stands.
 *
 * @param sender the feed that the list is from, MSH-3 | MSH-4; absent or blank: nobody says, or there are several
 * @param wards codes of the wards of which the list is complete; absent: of those that it names
 */
@JsonIgnoreProperties("unread")
record ReconciliationRequest(
        @Size(max = 600) @Nullable String sender,
        @Size(max = 1000) @Nullable List<@NotBlank @Size(max = 200) String> wards,
        @NotNull @Size(max = 10_000) List<@NotNull @Valid SaidStay> stays) {

    ReconciliationRequest {
        sender = sender == null || sender.isBlank() ? null : sender;
    }

    /** In the order in which they are named. */
    Set<String> complete() {
        Set<String> complete = new LinkedHashSet<>();
        if (wards == null) {
            stays.forEach(stay -> complete.add(stay.ward().strip()));
        } else {
            wards.forEach(ward -> complete.add(ward.strip()));
        }
        return complete;
    }
}
