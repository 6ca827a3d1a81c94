package health.polaris.encounters.fold.record;

import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Place;
import health.polaris.encounters.fold.fact.Said;
import java.time.LocalDate;
import java.util.Objects;

/** A record's own demographic fields. */
public record Details(
        Field<String> familyName,
        Field<String> givenName,
        Field<String> otherNames,
        Field<String> sex,
        Field<LocalDate> birthDate,
        Field<String> partialBirthDate,
        Field<LocalDate> deathDate,
        Field<String> partialDeathDate,
        Field<Boolean> deathIndicator) {

    static final Details UNKNOWN = new Details(
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown());

    /** A base from before a death without a day was kept does not have it. */
    public Details {
        partialDeathDate = Objects.requireNonNullElseGet(partialDeathDate, Field::unknown);
    }

    /** Field by field (F1); a whole date makes the partial one needless (F4). */
    Details told(Demographics said, Place place) {
        return new Details(
                familyName.toldForGood(said.familyName()),
                givenName.told(said.givenName(), place),
                otherNames.told(said.otherNames(), place),
                sex.toldForGood(said.sex()),
                birthDate.toldForGood(said.birthDate()),
                said.birthDate().valueOrNull() != null
                        ? Field.unknown()
                        : partialBirthDate.toldForGood(said.partialBirthDate()),
                deathDate.told(said.deathDate(), place),
                partialDeathDate(said, place),
                deathIndicator.told(said.deathIndicator(), place));
    }

    /** {@code ""} deletes what is known of the death, be it a date or a part of one. */
    private Field<String> partialDeathDate(Demographics said, Place place) {
        return switch (said.deathDate()) {
            case Said.Value<LocalDate> _ -> Field.unknown();
            case Said.Deleted<LocalDate> _ -> partialDeathDate.told(Said.deleted(), place);
            case Said.Absent<LocalDate> _ -> partialDeathDate.toldForGood(said.partialDeathDate());
        };
    }
}
