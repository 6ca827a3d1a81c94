package health.polaris.encounters.fold.record;

import health.polaris.encounters.fold.fact.Demographics;
import health.polaris.encounters.fold.fact.Place;
import java.time.LocalDate;

/** A record's own demographic fields. */
public record Details(
        Field<String> familyName,
        Field<String> givenName,
        Field<String> otherNames,
        Field<String> sex,
        Field<LocalDate> birthDate,
        Field<String> partialBirthDate,
        Field<LocalDate> deathDate,
        Field<Boolean> deathIndicator) {

    static final Details UNKNOWN = new Details(
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown(),
            Field.unknown());

    /** Field by field (F1); a whole birth date makes the partial one needless (F4). */
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
                deathIndicator.told(said.deathIndicator(), place));
    }
}
