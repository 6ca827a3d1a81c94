package health.polaris.connector.hl7.adt;

import static health.polaris.connector.hl7.MessagesForTests.LONDON;
import static health.polaris.connector.hl7.MessagesForTests.RULES;
import static health.polaris.connector.hl7.MessagesForTests.interpret;
import static health.polaris.connector.hl7.MessagesForTests.message;
import static health.polaris.connector.hl7.MessagesForTests.read;
import static health.polaris.connector.hl7.MessagesForTests.segment;
import static health.polaris.connector.hl7.MessagesForTests.text;
import static health.polaris.connector.hl7.MessagesForTests.understood;
import static health.polaris.connector.hl7.MessagesForTests.visit;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.fact.MessageFact;
import health.polaris.connector.hl7.fact.NumberSaid;
import health.polaris.connector.hl7.fact.PersonSaid;
import health.polaris.connector.hl7.fact.VisitSaid;
import health.polaris.connector.hl7.fact.WarningSaid;
import health.polaris.connector.hl7.identifier.Identifier;
import health.polaris.connector.hl7.identifier.Identifier.Kind;
import health.polaris.connector.hl7.message.FieldPath;
import health.polaris.connector.hl7.message.Hl7Message;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the golden files do not show: times of every kind, what repeats itself, groups of many. */
class FactTest {

    private static MessageFact fact(Hl7Message message) {
        return understood(message).fact();
    }

    private static Hl7Message sentAt(String msh7) {
        return read(text("ADT^A31").replace("20240312081530", msh7));
    }

    /** In London; the second reading of a doubled hour ends an hour later. */
    @ParameterizedTest
    @CsvSource({
        "20240712081530,           2024-07-12T07:15:30.000Z,",
        "20240712081530.25,        2024-07-12T07:15:30.250Z,",
        "20240712081530-0500,      2024-07-12T13:15:30.000Z,",
        "2024-07-12T08:15:30+02:00, 2024-07-12T06:15:30.000Z,",
        "'2024-07-12T08:15:30,25Z', 2024-07-12T08:15:30.250Z,",
        "'2024-07-12 08:15:30,000', 2024-07-12T07:15:30.000Z,",
        "202407120815,             2024-07-12T07:15:00.000Z, 2024-07-12T07:16:00.000Z",
        "2024-07-12T08:15,         2024-07-12T07:15:00.000Z, 2024-07-12T07:16:00.000Z",
        "2024071208,               2024-07-12T07:00:00.000Z, 2024-07-12T08:00:00.000Z",
        "20240712,                 2024-07-11T23:00:00.000Z, 2024-07-12T23:00:00.000Z",
        "20241027013001,           2024-10-27T00:30:01.000Z, 2024-10-27T01:30:02.000Z",
        "202410270130,             2024-10-27T00:30:00.000Z, 2024-10-27T01:31:00.000Z",
        "20240301101112.12,        2024-03-01T10:11:12.120Z,",
        "20240301101112.1234,      2024-03-01T10:11:12.1234Z,",
        "20240301101112.123456789, 2024-03-01T10:11:12.123456Z,",
        "20241027013001+0000,      2024-10-27T01:30:01.000Z,",
        "20991231235959,           2099-12-31T23:59:59.000Z,"
    })
    void saysFromWhenUntilWhenItMayHaveBeenSent(String msh7, String from, @Nullable String until) {
        MessageFact fact = fact(sentAt(msh7));

        assertThat(fact.sentAt()).isEqualTo(from);
        assertThat(fact.sentUntil()).isEqualTo(until);
    }

    @Test
    void aMessageWithoutTimesSaysNone() {
        MessageFact fact = fact(sentAt(""));

        assertThat(fact.sentAt()).isNull();
        assertThat(fact.eventTime()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "20240301101112, 20240301101113, 2024-03-01T10:11:13.000Z",
        "20240301101112, '',             2024-03-01T10:11:12.000Z",
        "20240301101112, 20240301101112.0005, 2024-03-01T10:11:12.0005Z",
        "20240301101112, '\"\"',         2024-03-01T10:11:12.000Z",
        "'',             '',             2024-03-12T08:15:30.000Z",
        "YESTERDAY,      '',             2024-03-12T08:15:30.000Z"
    })
    void theEventWasAtEvn6ElseEvn2ElseMsh7(String evn2, String evn6, String time) {
        Hl7Message message = message("ADT^A31", segment("EVN", 6, "2", evn2, "6", evn6));

        assertThat(fact(message).eventTime()).isEqualTo(time);
    }

    @Test
    void warnsOfATimeThatIsNone() {
        List<WarningSaid> warnings = fact(message("ADT^A31", "EVN||YESTERDAY")).warnings();

        assertThat(warnings).extracting(WarningSaid::code).containsExactly("time_unreadable");
        assertThat(warnings).extracting(WarningSaid::field).containsExactly("EVN-2");
    }

    @Test
    void isAcknowledgedWhenItCame() {
        MessageFact fact = fact(message("ADT^A31")).acknowledged(Instant.parse("2026-11-28T03:12:41.503999Z"));

        assertThat(fact.acknowledgedAt()).isEqualTo("2026-11-28T03:12:41.503Z");
        assertThat(fact.clock()).isEqualTo("synchronised");
        assertThat(fact.waitingTime()).isEqualTo("PT24H");
        assertThat(fact.localWindow()).isEqualTo("PT24H");
    }

    @Test
    void isTheSameUnderAnotherControlId() {
        String text = text("ADT^A01", visit("19", "E-1", "44", "20240311"));
        String digest = fact(read(text)).contentDigest();

        assertThat(digest).matches("[0-9a-f]{64}");
        assertThat(fact(read(text.replace("MC-1", "MC-2"))).contentDigest()).isEqualTo(digest);
        assertThat(fact(read(text.replace("\r", "\r\n"))).contentDigest()).isEqualTo(digest);
        assertThat(fact(read(text + "MSH|^~\\&|another\r")).contentDigest()).isEqualTo(digest);
        assertThat(fact(read(text.replace("E-1", "E-2"))).contentDigest()).isNotEqualTo(digest);
        assertThat(fact(read(text.replace("081530", "081531"))).contentDigest()).isNotEqualTo(digest);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"A16", "A25"})
    void saysWhichEventItIsAndWhatTheVisitIs(AdtTrigger trigger) {
        Hl7Message message = message(
                "ADT^" + trigger.name(),
                "MRG|7^^^^MRN",
                visit("2", "IN", "3", "W^B^1", "19", "E-1", "44", "20240311", "45", "20240312"),
                trigger.needsTwoPersons() ? "PID|||8^^^^MRN\rPV1|||||||||||||||||||E-2" : "ZZZ|1");
        MessageFact fact = fact(message);

        assertThat(fact.trigger()).isEqualTo(trigger.name());
        VisitSaid visit = Objects.requireNonNull(fact.persons().getFirst().visit());
        assertThat(visit.number()).isEqualTo(new NumberSaid("", "E-1"));
        assertThat(visit.dischargedAt().isAbsent()).isFalse();
    }

    /** A profile from before may have it handled as another event. */
    @Test
    void saysTheEventThatItIsHandledAs() {
        ReadingRules rules = RULES;
        rules.triggers().put("A06", AdtTrigger.A02);
        try {
            assertThat(fact(message("ADT^A06")).trigger()).isEqualTo("A02");
        } finally {
            rules.triggers().put("A06", AdtTrigger.A06);
        }
    }

    @Test
    void anotherMessageInTheTextIsNoPartOfAMerge() {
        String text = text("ADT^A40", "MRG|7^^^^MRN") + "MSH|^~\\&|another\rPID|||8^^^^MRN\rMRG|9^^^^MRN\r";

        assertThat(fact(read(text)).persons()).hasSize(1);
    }

    /** Fields are moved in every group, since each is about somebody else. */
    @Test
    void movesFieldsOfEveryPerson() {
        ReadingRules rules = new ReadingRules(
                "moved",
                RULES.identifiers(),
                RULES.triggers(),
                RULES.ignoredTriggers(),
                RULES.characterSet(),
                RULES.versions(),
                RULES.unwantedEncounterTypes(),
                List.of(new FieldMove(FieldPath.of("ZPV", 1), FieldPath.of("PV1", 19, 1), false)),
                List.of(),
                List.of(),
                RULES.times(),
                RULES.codes(),
                false,
                true);
        Hl7Message swap = message("ADT^A17", "PV1||I", "ZPV|E-1", "PID|||8^^^^MRN", "PV1||I", "ZPV|E-2");

        assertThat(((AdtInterpretation.Understood) interpret(swap, rules))
                        .fact()
                        .persons())
                .extracting(PersonSaid::visit)
                .extracting(VisitSaid::number)
                .extracting(NumberSaid::value)
                .containsExactly("E-1", "E-2");
    }

    @Test
    void mergesOfMoreThanFiveHundredAreRefused() {
        String further = "PID|||%s^^^^MRN\rMRG|M%s^^^^MRN\r";
        StringBuilder merges = new StringBuilder("MRG|7^^^^MRN\r");
        for (int number = 0; number < 499; number++) {
            merges.append(further.formatted(number, number));
        }
        assertThat(fact(message("ADT^A40", merges.toString())).persons()).hasSize(500);

        merges.append(further.formatted("X", "X"));
        assertThat(((AdtInterpretation.Refused) interpret(message("ADT^A40", merges.toString())))
                        .refusal()
                        .text())
                .isEqualTo("HL7 message has more than 500 patients");
    }

    @Test
    void warnsOfAMergeThatNamesNobody() {
        MessageFact fact = fact(message("ADT^A40", "MRG|7^^^^OTHER"));

        assertThat(fact.warnings()).extracting(WarningSaid::code).containsExactly("merge_names_nobody");
    }

    @Test
    void everyNumberOfAMergeIsSaid() {
        PersonSaid person = fact(message("ADT^A40", "MRG|7^^^^MRN~8^^^^MRN|9^^^^MRN||9434765919^^^^NHS"))
                .persons()
                .getFirst();

        assertThat(Objects.requireNonNull(person.merge()).identifiers())
                .containsExactly(
                        new Identifier(Kind.MRN, "", "7"),
                        new Identifier(Kind.MRN, "", "8"),
                        new Identifier(Kind.MRN, "", "9"),
                        new Identifier(Kind.NHS_NUMBER, "", "9434765919"));
    }

    @Test
    void localTimesOfAStayAreSaidInUtc() {
        VisitSaid visit = Objects.requireNonNull(fact(message("ADT^A01", visit("2", "I", "44", "202407121015")))
                .persons()
                .getFirst()
                .visit());

        assertThat(RULES.zone()).isEqualTo(LONDON);
        assertThat(visit.admittedAt().toString()).contains("2024-07-12T09:15:00.000Z");
    }
}
