package health.polaris.encounters.reconciliation;

import health.polaris.eventbus.identifier.NhsNumber;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A line of the list: who is in which bed.
 *
 * @param namespace of visit number and MRN; absent: the shared one
 * @param bay absent where the list does not say it
 * @param encounterType absent where the list does not say it
 */
record SaidStay(
        @Size(max = 600) @Nullable String visitNumber,
        @Size(max = 600) @Nullable String namespace,
        @Size(max = 600) @Nullable String mrn,
        @Size(max = 600) @Nullable String nhsNumber,
        @NotBlank @Size(max = 200) String ward,
        @Size(max = 200) @Nullable String bay,
        @Size(max = 200) @Nullable String bed,
        @Size(max = 200) @Nullable String encounterType) {

    SaidStay {
        visitNumber = given(visitNumber);
        namespace = given(namespace);
        mrn = given(mrn);
        nhsNumber = nhsNumber == null ? null : given(NhsNumber.withoutBlanksAndHyphens(nhsNumber));
        bay = given(bay);
        bed = given(bed);
        encounterType = given(encounterType);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    @AssertTrue(message = "a line names a visit_number, an mrn or an nhs_number")
    boolean isNamed() {
        return visitNumber != null || mrn != null || nhsNumber != null;
    }

    String namespaceOrShared() {
        return namespace == null ? "" : namespace;
    }

    /** The code of the place as far as it is said: {@code N-Ward 4:Bay 2:Bed 1}. */
    String place() {
        return Stream.of(ward.strip(), bay, bed)
                .flatMap(Stream::ofNullable)
                .reduce((one, other) -> one + ":" + other)
                .orElseThrow();
    }

    /** A part that the list does not say may be any: {@code N-Ward 4} and {@code Bed 1} is that bed of whichever bay. */
    boolean agreesWith(String place) {
        return place.equals(place())
                || (bed == null && place.startsWith(place() + ":"))
                || (bay == null && bed != null && place.startsWith(ward.strip() + ":") && place.endsWith(":" + bed));
    }
}
