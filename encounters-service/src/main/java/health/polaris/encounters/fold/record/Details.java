package health.polaris.encounters.fold.record;

import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Said;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record's own demographic fields.
 *
 * @param deathTakenBackAt where it was said last that a death was said by mistake, by PID-29 or by PID-30 (F2)
 */
public record Details(
        Field<String> familyName,
        Field<String> givenName,
        Field<String> otherNames,
        Field<String> sex,
        Field<LocalDate> birthDate,
        Field<String> partialBirthDate,
        Field<LocalDate> deathDate,
        Field<String> partialDeathDate,
        Field<Boolean> deathIndicator,
        @Nullable Place deathTakenBackAt) {

    static final Details UNKNOWN = new Details(
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            null);

    /** A base from before a death without a day was kept does not have it; one may know of PID-29 {@code ""} alone. */
    public Details {
        partialDeathDate = Objects.requireNonNullElseGet(partialDeathDate, Field::unknown);
        deathTakenBackAt = deathTakenBackAt == null ? deathDate.deletedAt() : deathTakenBackAt;
    }

    /** Field by field (F1); a whole date makes the partial one needless, also one of a merge before (F4, M2). */
    Details told(Demographics said, Place place) {
        return new Details(
                familyName.toldForGood(said.familyName()),
                givenName.told(said.givenName(), place),
                otherNames.told(said.otherNames(), place),
                sex.toldForGood(said.sex()),
                birthDate.toldForGood(said.birthDate()),
                said.birthDate().valueOrNull() != null
                        ? new Field<>(null, place)
                        : partialBirthDate.toldForGood(said.partialBirthDate()),
                deathDate.told(said.deathDate(), place),
                partialDeathDate(said, place),
                deathIndicator.told(said.deathIndicator(), place),
                said.takeDeathBack() ? place : deathTakenBackAt);
    }

    /** {@code ""} deletes what is known of the death, be it a date or a part of one. */
    private Field<String> partialDeathDate(Demographics said, Place place) {
        return switch (said.deathDate()) {
            case Said.Value<LocalDate> _ -> new Field<>(null, place);
            case Said.Deleted<LocalDate> _ -> partialDeathDate.told(Said.deleted(), place);
            case Said.Absent<LocalDate> _ -> partialDeathDate.toldForGood(said.partialDeathDate());
        };
    }
}
