package health.polaris.connector.hl7.identifier;

import static health.polaris.connector.hl7.MessagesForTests.field;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.connector.hl7.identifier.Identifiers.Fault;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierRulesTest {

    private static final IdentifierRules RULES = new IdentifierRules(
            List.of(
                    new IdentifierRule(Set.of("MR "), Set.of("HOSPA"), "A"),
                    new IdentifierRule(Set.of("MR"), Set.of("HOSPB"), "B"),
                    new IdentifierRule(Set.of("PI"), Set.of(), "")),
            IdentifierRules.CONTRACT.nhsNumber(),
            "visits",
            Set.of("0", "UNKNOWN"),
            Set.of("MR"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9434765919",
                " 9434765919",
                "943 476 5919",
                "943-476-5919",
                "943\u00A0476\u00A05919",
                "943\u2013476\u20135919 "
            })
    void nhsNumbersAreComparedWithoutBlanksAndHyphens(String written) {
        assertThat(IdentifierRules.CONTRACT.in(field(written + "^^^NHS^NHS")).nhsNumber())
                .isEqualTo("9434765919");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9434765918", "1111111111", "0000000000", "943476591", "X", "1234567890"})
    void leavesOutWhatIsNoNhsNumber(String written) {
        Identifiers found = IdentifierRules.CONTRACT.in(field("5^^^^MRN~" + written + "^^^^NHS"));
        assertThat(found.mrn()).isEqualTo("5");
        assertThat(found.nhsNumber()).isNull();
        assertThat(found.leftOut()).containsExactly(Fault.NHS_NUMBER_INVALID);
    }

    @Test
    void aValidNhsNumberBehindAnInvalidOneIsFound() {
        Identifiers found = IdentifierRules.CONTRACT.in(field("9434765918^^^^NHS~9434765919^^^^NHS"));
        assertThat(found.nhsNumber()).isEqualTo("9434765919");
        assertThat(found.leftOut()).containsExactly(Fault.NHS_NUMBER_INVALID);
    }

    @ParameterizedTest
    @CsvSource({
        "'BR1 ^^^HOSPA^MR', A",
        "' BR1^^^HOSPA ^MR ', A",
        "'BR1^^^HOSPB ^ MR', B",
        "'BR1\u00A0^^^^PI ', ''",
    })
    void findsTheNumberRangeWhateverBlanksAreAround(String pid3, String namespace) {
        assertThat(RULES.in(field(pid3)).all()).containsExactly(new Identifier(Identifier.Kind.MRN, namespace, "BR1"));
    }

    @Test
    void findsEveryNumberInTheOrderOfTheRules() {
        assertThat(RULES.in(field("3^^^^PI~2^^^HOSPB^MR~1^^^HOSPA^MR~2^^^HOSPB^MR~9434765919^^^^NHS"))
                        .all())
                .extracting(Identifier::value)
                .containsExactly("1", "2", "3", "9434765919");
    }

    /** M1: every identifier; more than are taken is said, not dropped. */
    @Test
    void takesEveryNumberUpToTheBoundAndSaysWhenThereAreMore() {
        Identifiers sixty = IdentifierRules.CONTRACT.in(field(numbers(60)));
        Identifiers most =
                IdentifierRules.CONTRACT.in(field("9^^^^MRN~9^^^^X~".repeat(300) + numbers(Identifiers.MOST)));
        Identifiers more = IdentifierRules.CONTRACT.in(field(numbers(Identifiers.MOST + 1)));

        assertThat(sixty.all()).hasSize(60);
        assertThat(sixty.tooMany()).isFalse();
        assertThat(most.all()).hasSize(Identifiers.MOST);
        assertThat(most.tooMany()).isFalse();
        assertThat(more.tooMany()).isTrue();
    }

    private static String numbers(int count) {
        return IntStream.range(0, count).mapToObj(number -> number + "^^^^MRN").collect(Collectors.joining("~"));
    }

    @Test
    void leavesOutWhatTheProfileListsAsNoIdentifier() {
        Identifiers found = RULES.in(field("UNKNOWN ^^^HOSPA^MR~7^^^^PI"));
        assertThat(found.mrn()).isEqualTo("7");
        assertThat(found.leftOut()).containsExactly(Fault.NO_IDENTIFIER);
        assertThat(RULES.number(field(" 0 "))).isNull();
        assertThat(RULES.number(field(" 10 "))).isEqualTo("10");
    }

    @Test
    void knowsWhetherAnyTypeIsKnown() {
        assertThat(RULES.in(field("7^^^^PI")).mrnTypeUnknown()).isTrue();
        assertThat(RULES.in(field("7^^^X^MR ")).mrnTypeUnknown()).isFalse();
        assertThat(IdentifierRules.CONTRACT.in(field("7^^^^PI")).mrnTypeUnknown())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
        5^^^^MRN~""^^^^NHS                    , true
        5^^^^MRN~"" ^^^^NHS                   , true
        5^^^^MRN~""^^^^NHS~9434765919^^^^NHS  , false
        5^^^^MRN~^^^^NHS                      , false
        5^^^^MRN                              , false
        """)
    void twoQuotesDeleteTheNhsNumber(String pid3, boolean deleted) {
        assertThat(IdentifierRules.CONTRACT.in(field(pid3)).nhsNumberDeleted()).isEqualTo(deleted);
    }
}
