package health.polaris.integration.claim.plain;

import static health.polaris.integration.claim.plain.Story.BED_1;
import static health.polaris.integration.claim.plain.Story.BED_2;
import static health.polaris.integration.claim.plain.Story.ann;
import static health.polaris.integration.claim.plain.Story.bob;
import static health.polaris.integration.claim.plain.Story.minute;
import static health.polaris.integration.claim.plain.Story.visit;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.claim.said.Message;
import health.polaris.integration.claim.said.Person.Old;
import health.polaris.integration.claim.said.Visit;
import health.polaris.integration.claim.said.Visit.Bed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sentences of contracts/identity.md §§2 to 4 about stays. */
class StaysTest {

    private static final String STAY = "stay claim-north:v1 of claim-north:m1, INPATIENT, ";
    private final Story story = new Story();

    private List<String> stays() {
        return story.shows("stay");
    }

    private static String stay(String rest) {
        return STAY + rest;
    }

    private static Old old(String mrn) {
        return new Old(List.of(mrn), null);
    }

    @Test
    void f3RowsHaveTheTimesOfTheEvents() {
        story.says("A01", ann("m1").in(visit("v1", BED_1)));
        story.saysOf(2, "A02", ann("m1").in(visit("v1", BED_2)));
        story.saysOf(1, "A03", ann("m1").in(Visit.of("v1")));
        assertThat(stays())
                .containsExactly(stay("%s..%s in W:B:2, was in [W:B:1 %s..%s]"
                        .formatted(minute(0), minute(1), minute(0), minute(2))));
    }

    @Test
    void f3AnEventBeforeThatOfTheRowAheadIsRaisedToIt() {
        story.says("A01", ann("m1").in(visit("v1", BED_1)));
        story.saysOf(-9, "A02", ann("m1").in(visit("v1", BED_2)));
        assertThat(stays())
                .containsExactly(
                        stay("%s..null in W:B:2, was in [W:B:1 %s..%s]".formatted(minute(0), minute(0), minute(0))));
    }

    @Test
    void f3ATransferCancelledLeavesNoStayThatNeverWas() {
        story.says("A01", ann("m1").in(visit("v1", BED_1)));
        story.says("A02", ann("m1").in(visit("v1", BED_2)))
                .says("A12", ann("m1").in(visit("v1", BED_1)));
        assertThat(stays()).containsExactly(stay("%s..null in W:B:1, was in []".formatted(minute(0))));
    }

    @Test
    void f1QuotesDeleteTheBedAndEmptyKeepsIt() {
        story.says("A01", ann("m1").in(visit("v1", BED_1)));
        story.says("A08", ann("m1").in(visit("v1", new Bed("W", null, null))));
        assertThat(stays()).containsExactly(stay("%s..null in W:B:1, was in []".formatted(minute(0))));
        story.says("A08", ann("m1").in(visit("v1", new Bed("W", "B", Message.DELETED))));
        assertThat(stays().getFirst()).contains("..null in W:B, was in [W:B:1 ");
    }

    @Test
    void f1QuotesInTheDischargeTimeOpenTheStay() {
        story.says("A03", ann("m1").in(visit("v1", BED_1).until(minute(1))));
        story.says("A08", ann("m1").in(visit("v1", BED_1).reopened()));
        assertThat(stays()).containsExactly(stay("%s..null in W:B:1, was in []".formatted(minute(0))));
    }

    @Test
    void o2AVisitOfSomebodyElseWaitsUntilAMergeMakesItOnes() {
        story.says("A01", ann("m1").in(visit("v1", BED_1)))
                .says("A02", bob("m2").in(visit("v1", BED_2)));
        assertThat(story.shows("waiting")).containsExactly("waiting 2");
        assertThat(stays()).containsExactly(stay("%s..null in W:B:1, was in []".formatted(minute(0))));
        story.says("A40", ann("m1").formerly(old("m2")));
        assertThat(story.shows("waiting")).isEmpty();
        assertThat(stays().getFirst()).contains("..null in W:B:2, was in [W:B:1 ");
    }

    @Test
    void o2AnUnknownVisitWithoutWardOrAdmissionTimeWaits() {
        story.says("A02", ann("m1").in(Visit.of("v1").in(BED_1)))
                .says("A03", ann("m1").in(Visit.of("v1")));
        assertThat(story.shows("waiting")).containsExactly("waiting 1", "waiting 2");
        assertThat(story.shows("record")).hasSize(1);
    }

    @Test
    void o4ACancellationEndsThatLifeAndALaterFactBeginsAnother() {
        story.says("A11", ann("m1").in(Visit.of("v1")));
        assertThat(story.shows("waiting")).isEmpty();
        story.says("A01", ann("m1").in(visit("v1", BED_1)))
                .says("A11", ann("m1").in(Visit.of("v1")));
        assertThat(stays()).isEmpty();
        assertThat(story.shows("cancelled"))
                .containsExactly("cancelled claim-north:v1 of claim-north:m1 at " + minute(3));
        story.says("A01", ann("m1").in(visit("v1", BED_2)));
        assertThat(stays()).containsExactly(stay("%s..null in W:B:2, was in []".formatted(minute(0))));
    }

    @Test
    void o7AnAdmissionAfterTheDischargeOpensTheStayAgain() {
        story.says("A01", ann("m1").in(visit("v1", BED_1)));
        story.says("A03", ann("m1").in(visit("v1", BED_1).until(minute(2))));
        story.says("A01", ann("m1").in(visit("v1", BED_1).since(minute(3))));
        assertThat(stays())
                .containsExactly(
                        stay("%s..null in W:B:1, was in [W:B:1 %s..%s]".formatted(minute(3), minute(0), minute(2))));
    }

    @Test
    void o4ACancelledReadmissionLeavesTheFormerStay() {
        story.says("A01", ann("m1").in(visit("v1", BED_1)));
        story.says("A03", ann("m1").in(visit("v1", BED_1).until(minute(2))));
        story.says("A01", ann("m1").in(visit("v1", BED_2).as("OUTPATIENT").since(minute(3))));
        story.says("A11", ann("m1").in(Visit.of("v1")));
        assertThat(stays()).containsExactly(stay("%s..%s in W:B:1, was in []".formatted(minute(0), minute(2))));
        story.says("A11", ann("m1").in(Visit.of("v1")));
        assertThat(story.shows("cancelled"))
                .containsExactly("cancelled claim-north:v1 of claim-north:m1 at " + minute(5));
    }

    @Test
    void f2DeathDischargesTheStayThatItNamesAtItsEventTime() {
        story.says("A01", ann("m1").in(visit("v1", BED_1)));
        story.says("A31", ann("m1").died("2026-03-02"));
        assertThat(stays().getFirst()).contains("..null in");
        story.saysOf(1, "A08", ann("m1").died("2026-03-02").in(Visit.of("v1")));
        assertThat(stays().getFirst()).contains(minute(1) + " in");
        story.says("A13", ann("m1").in(Visit.of("v1")))
                .says("A08", ann("m1").died("2026-03-02").in(Visit.of("v1")));
        assertThat(stays().getFirst()).contains("..null in");
    }

    @Test
    void f2ADeathTakenBackOfOneMergedIsNewsAndOfAnotherPatientToo() {
        story.says("A01", bob("m2").in(visit("v1", BED_1)))
                .says("A08", bob("m2").died("2026-03-02").in(Visit.of("v1")));
        story.says("A13", bob("m2").in(Visit.of("v1"))).says("A31", bob("m2").died(Message.DELETED));
        story.says("A40", ann("m1").formerly(old("m2")))
                .says("A08", bob("m2").died("2026-03-02").in(Visit.of("v1")));
        assertThat(stays().getFirst()).contains(".." + minute(6) + " in");
        story.says("A13", bob("m2").in(Visit.of("v1"))).says("A28", ann("m3"));
        story.says("A44", ann("m3").formerly(old("m1")).in(Visit.of("v1")));
        story.says("A08", ann("m3").died("2026-03-02").in(Visit.of("v1")));
        assertThat(story.shows("stay").getFirst()).contains(".." + minute(10) + " in");
    }

    @Test
    void f2ADischargeTimeWinsOverDeathWhicheverCameFirst() {
        story.says("A08", ann("m1").died("2026-03-02").in(visit("v1", BED_1)));
        assertThat(stays().getFirst()).contains(minute(1) + " in");
        story.says("A08", ann("m1").died("2026-03-02").in(Visit.of("v1").until(minute(0))));
        story.says("A08", ann("m1").died("2026-03-02").in(Visit.of("v1")));
        assertThat(stays().getFirst()).contains(".." + minute(0) + " in");
    }

    @Test
    void f2AnotherDischargeSaysWhenUnlessADischargeTimeDid() {
        story.says("A01", ann("m1").in(visit("v1", BED_1)))
                .says("A03", ann("m1").in(Visit.of("v1")));
        story.says("A03", ann("m1").in(Visit.of("v1")));
        assertThat(stays().getFirst()).contains(".." + minute(3) + " in");
        story.says("A08", ann("m1").in(Visit.of("v1").until(minute(2))))
                .says("A03", ann("m1").in(Visit.of("v1")));
        assertThat(stays().getFirst()).contains(".." + minute(2) + " in");
    }

    @Test
    void m3StaysBroughtGoWithAnUnlinkAndThoseBegunSinceRemain() {
        story.says("A01", bob("m2").in(visit("v1", BED_1)))
                .says("A40", ann("m1").formerly(old("m2")));
        story.says("A01", bob("m2").in(visit("v2", BED_2)));
        assertThat(story.shows("stay")).allSatisfy(line -> assertThat(line).contains("of claim-north:m1"));
        story.says("A37", ann("m1"), bob("m2"));
        assertThat(story.shows("stay").getFirst()).startsWith("stay claim-north:v1 of claim-north:m2");
        assertThat(story.shows("stay").getLast()).startsWith("stay claim-north:v2 of claim-north:m1");
    }

    @Test
    void m4AMoveTakesTheVisitFromTheOneItNamesAndWaitsForAThirdsVisit() {
        story.says("A28", ann("m1"))
                .says("A28", ann("m3"))
                .says("A01", bob("m2").in(visit("v1", BED_1)));
        story.says("A44", ann("m1").formerly(old("m3")).in(Visit.of("v1")));
        story.says("A44", ann("m1").formerly(old("m3")).in(Visit.of("v9")));
        assertThat(story.shows("waiting")).containsExactly("waiting 4", "waiting 5");
        story.says("A44", ann("m1").formerly(old("m2")).in(Visit.of("v1")));
        assertThat(stays()).containsExactly(stay("%s..null in W:B:1, was in []".formatted(minute(0))));
    }

    @Test
    void m5ASwapIsAppliedWholeOrWaitsWhole() {
        story.says("A01", ann("m1").in(visit("v1", BED_1)));
        story.says(
                "A17",
                ann("m1").in(Visit.of("v1").in(BED_2)),
                bob("m2").in(Visit.of("v2").in(BED_1)));
        assertThat(story.shows("waiting")).containsExactly("waiting 2");
        assertThat(stays().getFirst()).contains("in W:B:1");
        story.says("A01", bob("m2").in(visit("v2", BED_2)));
        story.says(
                "A17",
                ann("m1").in(Visit.of("v1").in(BED_2)),
                bob("m2").in(Visit.of("v2").in(BED_1)));
        assertThat(stays().getFirst()).contains("in W:B:2, was in [W:B:1");
        assertThat(stays().getLast()).contains("in W:B:1, was in [W:B:2");
    }

    @Test
    void o5ALocalStayIsOneWithTheVisitAndItsBedIsAMove() {
        story.says("A28", ann("m1")).admitsLocally("m1", "L", false).movesLocally(2, "M");
        assertThat(stays())
                .containsExactly("stay local 2 of claim-north:m1, null, %s..null in M, was in [L %s..%s]"
                        .formatted(minute(2), minute(2), minute(3)));
        story.says("A01", ann("m1").in(visit("v1", BED_1)));
        assertThat(stays())
                .containsExactly(stay("%s..null in W:B:1, was in [L %s..%s, M %s..%s]"
                        .formatted(minute(0), minute(2), minute(3), minute(3), minute(4))));
        story.says("A11", ann("m1").in(Visit.of("v1")));
        assertThat(stays()).singleElement().asString().startsWith("stay local 2");
    }

    @Test
    void o5NoVisitAdoptsWhatWasMadeBesideAnEprStayOrAfterItsEndOrADayApart() {
        story.says("A01", ann("m1").in(visit("v1", BED_1))).admitsLocally("m1", "L", true);
        assertThat(stays()).hasSize(2);
        Story ended = new Story().says("A01", ann("m1").in(visit("v1", BED_1).until(minute(1))));
        assertThat(ended.admitsLocally("m1", "L", false).shows("stay")).hasSize(2);
        Story apart = new Story().says("A01", ann("m1").in(visit("v1", BED_1).since(minute(-1500))));
        assertThat(apart.admitsLocally("m1", "L", false).shows("stay")).hasSize(2);
    }
}
