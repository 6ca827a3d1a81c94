package health.polaris.encounters.encounter;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.history.EarlyWarning;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChangesTest {

    private static final Instant ADMITTED = Instant.parse("2024-06-01T10:00:00Z");

    private static final Admission ADMISSION =
            new Admission(new Owner("P", "R", "D"), "W1", ADMITTED, "V1", "INPATIENT", null, null, null, "news2", 1);

    private static Changes.Made made(Consumer<EncounterEdit> wish) {
        return made(ADMISSION, wish);
    }

    /** @param meanwhile how the encounter is when it is read again */
    private static Changes.Made made(Admission meanwhile, Consumer<EncounterEdit> wish) {
        EncounterEdit edit = EncounterEdit.of(Encounter.admit(ADMISSION), _ -> Encounter.admit(meanwhile));
        wish.accept(edit);
        return edit.changes();
    }

    private static Admission admission(
            String location,
            Instant admittedAt,
            @Nullable String number,
            String type,
            @Nullable Instant dischargedAt,
            @Nullable Instant deletedAt) {
        return new Admission(
                ADMISSION.owner(), location, admittedAt, number, type, dischargedAt, deletedAt, null, "news2", 1);
    }

    private static Consumer<EncounterEdit> encounter(Consumer<Encounter> wish) {
        return edit -> wish.accept(edit.encounter());
    }

    private static Stream<Arguments> factsMeanwhile() {
        return Stream.of(
                Arguments.of(
                        EncounterField.EPR_ENCOUNTER_ID,
                        "V1",
                        null,
                        admission("W1", ADMITTED, null, "INPATIENT", null, null)),
                Arguments.of(
                        EncounterField.ENCOUNTER_TYPE,
                        "INPATIENT",
                        "EMERGENCY",
                        admission("W1", ADMITTED, "V1", "EMERGENCY", null, null)),
                Arguments.of(
                        EncounterField.DISCHARGED_AT,
                        null,
                        ADMITTED,
                        admission("W1", ADMITTED, "V1", "INPATIENT", ADMITTED, null)),
                Arguments.of(
                        EncounterField.DELETED_AT,
                        null,
                        ADMITTED,
                        admission("W1", ADMITTED, "V1", "INPATIENT", null, ADMITTED)),
                Arguments.of(
                        EncounterField.LOCATION_UUID,
                        "W1",
                        "W2",
                        admission("W2", ADMITTED, "V1", "INPATIENT", null, null)));
    }

    @ParameterizedTest
    @MethodSource("factsMeanwhile")
    void whatAFactHasChangedMeanwhileIsPartOfTheChange(
            EncounterField field, Object before, Object after, Admission meanwhile) {
        Changes.Made made = made(meanwhile, _ -> {});
        assertThat(made.fields()).containsExactly(new Changes.FieldChange(field, before, after));
        assertThat(made.deserveAnEvent()).isTrue();
        assertThat(made.scoring()).isNull();
    }

    private static Stream<Arguments> changes() {
        return Stream.of(
                Arguments.of(
                        EncounterField.PATIENT_RECORD_UUID,
                        "R",
                        "R2",
                        encounter(changed -> changed.reassign("R2", "D"))),
                Arguments.of(EncounterField.SPO2_SCALE, 1, 2, (Consumer<EncounterEdit>)
                        edit -> edit.score(new EarlyWarning(null, 2))),
                Arguments.of(EncounterField.DH_PRODUCT, "D", "D2", encounter(changed -> changed.reassign("R", "D2"))),
                Arguments.of(
                        EncounterField.CHILD_OF_ENCOUNTER_UUID,
                        null,
                        "E0",
                        encounter(changed -> changed.becomeChildOf("E0"))));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void tellTheFieldWithWhatItWasAndIsAndTheProductAloneIsNoEvent(
            EncounterField field, Object before, Object after, Consumer<EncounterEdit> wish) {
        Changes.Made made = made(wish);
        assertThat(made.fields()).containsExactly(new Changes.FieldChange(field, before, after));
        assertThat(made.deserveAnEvent()).isEqualTo(field != EncounterField.DH_PRODUCT);
        assertThat(made.scoring() != null).isEqualTo(field == EncounterField.SPO2_SCALE);
    }

    @Test
    void whatIsAskedForAlreadyOrDiffersByLessThanAMillisecondIsNoChange() {
        Changes.Made made = made(
                admission("W1", ADMITTED.plusNanos(999_000), "V1", "INPATIENT", null, null),
                edit -> edit.score(new EarlyWarning("news2", 1)));
        assertThat(made.fields()).isEmpty();
        assertThat(made.deserveAnEvent()).isFalse();
        assertThat(made.scoring()).isNull();
    }

    @Test
    void aProductBesidesSomethingElseIsAnEvent() {
        assertThat(made(encounter(changed -> changed.reassign("R2", "D2"))).deserveAnEvent())
                .isTrue();
    }
}
