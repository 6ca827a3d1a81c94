package health.polaris.connector.hl7.adt;

import static health.polaris.connector.hl7.MessagesForTests.RULES;
import static health.polaris.connector.hl7.MessagesForTests.segment;
import static health.polaris.connector.hl7.adt.ReadByProfile.interpretation;
import static health.polaris.connector.hl7.adt.ReadByProfile.persons;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.acknowledgement.Refusal;
import health.polaris.connector.hl7.acknowledgement.RefusalReason;
import health.polaris.connector.hl7.fact.PersonSaid;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform could not take is refused where the sender can be told which field it is; nothing is dropped. */
class WhatIsTooMuchTest {

    private static final String PATIENT = "PID|||A^^^^MRN";

    private static Refusal refusal(String trigger, String... segments) {
        return ((AdtInterpretation.Refused) interpretation(RULES, trigger, segments)).refusal();
    }

    private static String numbers(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> prefix + number + "^^^^MRN")
                .collect(Collectors.joining("~"));
    }

    /** M1: every identifier in MRG-1 (MRG-2, MRG-4). */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void everyNumberOfAMergeIsTaken(int field) {
        List<PersonSaid> persons = persons(
                RULES, "A40", PATIENT, segment("MRG", 4, "1", "C^^^^MRN", String.valueOf(field), numbers("U", 60)));

        assertThat(Objects.requireNonNull(persons.getFirst().merge()).identifiers())
                .hasSize(field == 1 ? 60 : 61);
    }

    @Test
    void everyNumberOfThePatientIsTaken() {
        assertThat(persons(RULES, "A31", "PID|||" + numbers("U", 300))
                        .getFirst()
                        .identifiers())
                .hasSize(300);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void moreNumbersThanAreTakenAreRefusedWithTheirField(int field) {
        Refusal refusal = refusal(
                "A40",
                PATIENT,
                "MRG|C^^^^MRN",
                "PID|||B^^^^MRN",
                segment("MRG", 4, String.valueOf(field), numbers("U", 1001)));

        assertThat(refusal.reason()).isEqualTo(RefusalReason.TOO_MANY_NUMBERS);
        assertThat(refusal.text()).isEqualTo("HL7 field MRG-" + field + " has more than 1000 numbers");
        assertThat(Objects.requireNonNull(refusal.place()).sequence()).isEqualTo(2);
        assertThat(refusal.remedy()).contains("at most 1000 numbers in MRG-" + field);
    }

    @Test
    void moreNumbersOfAPatientThanAreTakenAreRefused() {
        assertThat(refusal("A31", "PID|||" + numbers("U", 1001)).text())
                .isEqualTo("HL7 field PID-3 has more than 1000 numbers");
    }

    @Test
    void moreNumbersThanOneMessageMayHaveAreRefused() {
        String[] segments = IntStream.range(0, 11)
                .boxed()
                .flatMap(group -> Stream.of("PID|||A" + group + "^^^^MRN", "MRG|" + numbers("U" + group + "-", 910)))
                .toArray(String[]::new);

        assertThat(refusal("A40", segments).text()).isEqualTo("HL7 message has more than 10000 numbers of patients");
    }
}
