package health.polaris.integration.claim.plain;

import static health.polaris.integration.claim.plain.Story.ann;
import static health.polaris.integration.claim.plain.Story.bob;
import static health.polaris.integration.claim.plain.Story.with;
import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.integration.claim.said.Message;
import health.polaris.integration.claim.said.Person;
import health.polaris.integration.claim.said.Person.Old;
import health.polaris.integration.claim.said.Sender;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sentences of contracts/identity.md §1 and §2. */
class RecordsTest {

    private static final String ANN = ", Ash, Ann, born 1950-01-01, F, died null";
    private static final String BOB = ", Birch, Bob, born 1960-02-02, M, died null";
    private final Story story = new Story();

    private List<String> records() {
        return story.shows("record");
    }

    private static Old old(String... mrns) {
        return new Old(List.of(mrns), null);
    }

    @Test
    void i1TheSameMrnInTwoNamespacesIsTwoPatients() {
        story.says("A28", ann("m1")).by(Sender.SOUTH).says("A28", bob("m1"));
        assertThat(records())
                .containsExactly(
                        "record [claim-north:m1] shows [claim-north:m1] nhs null" + ANN,
                        "record [claim-south:m1] shows [claim-south:m1] nhs null" + BOB);
    }

    @Test
    void i3AnInvalidNhsNumberBesideAnMrnIsLeftOut() {
        story.says("A28", with(ann("m1"), Person.INVALID));
        assertThat(records()).containsExactly("record [claim-north:m1] shows [claim-north:m1] nhs null" + ANN);
    }

    @Test
    void i4AFormerMrnLeadsToItsRecordAndIsNotShownByAnUpdate() {
        story.says("A28", with(ann("m1"), "n1")).says("A31", with(ann("m2"), "n1"));
        story.says("A31", ann("m1").named("Elm", null));
        assertThat(records())
                .containsExactly("record [claim-north:m1, claim-north:m2, nhs:n1] shows [claim-north:m2] nhs n1"
                        + ANN.replace("Ash", "Elm"));
    }

    @Test
    void i4AFormerMrnIsGivenToSomebodyElseByAnAdmissionOfSomebodyElse() {
        story.says("A28", with(ann("m1"), "n1"))
                .says("A31", with(ann("m2"), "n1"))
                .says("A28", bob("m1"));
        assertThat(records())
                .containsExactly(
                        "record [claim-north:m1] shows [claim-north:m1] nhs null" + BOB,
                        "record [claim-north:m2, nhs:n1] shows [claim-north:m2] nhs n1" + ANN);
    }

    @Test
    void i4ACurrentMrnIsGivenToNobody() {
        story.says("A28", ann("m1")).says("A28", bob("m1"));
        assertThat(records()).containsExactly("record [claim-north:m1] shows [claim-north:m1] nhs null" + BOB);
    }

    @Test
    void i4AFormerNhsNumberIsFreeToBecomeCurrentElsewhere() {
        story.says("A28", with(ann("m1"), "n1")).says("A31", with(ann("m1"), "n2"));
        assertThat(records()).singleElement().asString().startsWith("record [claim-north:m1, nhs:n1, nhs:n2]");
        story.says("A28", with(bob("m2"), "n1"));
        assertThat(story.shows())
                .containsExactly(
                        "record [claim-north:m1, nhs:n2] shows [claim-north:m1] nhs n2" + ANN,
                        "record [claim-north:m2, nhs:n1] shows [claim-north:m2] nhs n1" + BOB);
    }

    @Test
    void i6ThreeThatExchangeTheirNumbersHaveThemWhenAllHaveSaidSo() {
        story.says("A28", with(ann("m1"), "n1")).says("A28", with(bob("m2"), "n2"));
        story.says("A28", with(ann("m3"), "n3")).says("A31", with(ann("m3"), "n1"));
        story.says("A31", with(bob("m2"), "n3")).says("A31", with(ann("m1"), "n2"));
        assertThat(story.shows())
                .containsExactly(
                        "record [claim-north:m1, nhs:n2] shows [claim-north:m1] nhs n2" + ANN,
                        "record [claim-north:m2, nhs:n3] shows [claim-north:m2] nhs n3" + BOB,
                        "record [claim-north:m3, nhs:n1] shows [claim-north:m3] nhs n1" + ANN);
    }

    @Test
    void i5AnUnknownMrnAndAnNhsNumberOfARecordWithoutMrnAreOne() {
        story.says("A28", with(Person.of(null, null), "n1")).says("A28", with(ann("m1"), "n1"));
        assertThat(records()).containsExactly("record [claim-north:m1, nhs:n1] shows [claim-north:m1] nhs n1" + ANN);
    }

    @Test
    void i5AnUnknownMrnOfSomebodyElseIsANewRecordWithoutTheNhsNumber() {
        story.says("A28", with(ann("m1"), "n1")).says("A28", with(bob("m2"), "n1"));
        assertThat(story.shows())
                .containsExactly(
                        "conflict nhs:n1 of claim-north:m1 claimed by claim-north:m2",
                        "record [claim-north:m1, nhs:n1] shows [claim-north:m1] nhs n1" + ANN,
                        "record [claim-north:m2] shows [claim-north:m2] nhs null" + BOB);
    }

    @Test
    void i6TheNumberGoesToTheLastClaimantWhenItsOwnerGetsAnother() {
        story.says("A28", with(ann("m1"), "n1"))
                .says("A28", with(bob("m2"), "n1"))
                .says("A28", with(bob("m3"), "n1"));
        story.says("A31", with(ann("m1"), "n2"));
        assertThat(story.shows("conflict"))
                .containsExactly("conflict nhs:n1 of claim-north:m3 claimed by claim-north:m2");
        assertThat(records()).contains("record [claim-north:m3, nhs:n1] shows [claim-north:m3] nhs n1" + BOB);
    }

    @Test
    void i6TheClaimantsNextMessageWithAnotherNumberWithdrawsItsClaim() {
        story.says("A28", with(ann("m1"), "n1"))
                .says("A28", with(bob("m2"), "n1"))
                .says("A31", with(bob("m2"), "n2"));
        story.says("A31", with(ann("m1"), "n3"));
        assertThat(story.shows("conflict")).isEmpty();
        assertThat(records()).contains("record [claim-north:m2, nhs:n2] shows [claim-north:m2] nhs n2" + BOB);
    }

    @Test
    void i6AClaimRestsWhileAMergeHasSolvedItAndWakesWithAnUnlink() {
        story.says("A28", with(ann("m1"), "n1")).says("A28", with(bob("m2"), "n1"));
        story.says("A40", ann("m1").formerly(old("m2")));
        assertThat(story.shows("conflict")).isEmpty();
        story.says("A37", ann("m1"), bob("m2"));
        assertThat(story.shows("conflict"))
                .containsExactly("conflict nhs:n1 of claim-north:m1 claimed by claim-north:m2");
    }

    @Test
    void i6TheClaimantsMessageWithTheSameNumberWithdrawsNothingThoughAMergeHasRetiredIt() {
        story.says("A28", with(ann("m1"), "n2")).says("A40", ann("m1").formerly(new Old(List.of("m3"), "n1")));
        story.says("A28", with(bob("m2"), "n1"));
        story.says("A40", bob("m2").formerly(old("m1"))).says("A31", with(bob("m2"), "n1"));
        assertThat(story.shows("conflict")).isEmpty();
        story.says("A40", ann("m9").formerly(old("m3")));
        assertThat(story.shows("conflict")).containsExactly("conflict nhs:n1 of nobody claimed by claim-north:m1");
    }

    @Test
    void m1EveryGroupAndEveryNumberOfItCounts() {
        story.says("A28", ann("m1")).says("A28", ann("m2")).says("A28", ann("m3"));
        story.says("A28", bob("m4")).says("A28", bob("m5"));
        story.says("A40", ann("m1").formerly(old("m2", "m3")), bob("m4").formerly(old("m5")));
        assertThat(records())
                .containsExactly(
                        "record [claim-north:m1, claim-north:m2, claim-north:m3] shows [claim-north:m1] nhs null" + ANN,
                        "record [claim-north:m4, claim-north:m5] shows [claim-north:m4] nhs null" + BOB);
    }

    @Test
    void m1AnNhsNumberOfSomebodyElseBringsNobody() {
        story.says("A28", with(ann("m1"), "n1")).says("A28", bob("m2")).says("A28", bob("m3"));
        story.says("A40", with(bob("m2").formerly(old("m3")), "n1"));
        assertThat(story.shows("conflict"))
                .containsExactly("conflict nhs:n1 of claim-north:m1 claimed by claim-north:m2");
    }

    @Test
    void m1AnMrgNumberThatLeadsNowhereBecomesAMergedRecord() {
        story.says("A40", ann("m1").formerly(old("m2"))).says("A31", ann("m2").named("Elm", null));
        assertThat(records())
                .containsExactly("record [claim-north:m1, claim-north:m2] shows [claim-north:m1] nhs null"
                        + ANN.replace("Ash", "Elm"));
    }

    @Test
    void m1AnNhsNumberThatAMergeNamesAsOldIsNotFreedByIt() {
        story.says("A28", with(ann("m1"), "n1"));
        story.says("A40", with(ann("m1").formerly(new Old(List.of(), "n1")), "n2"))
                .says("A28", with(bob("m2"), "n1"));
        assertThat(story.shows("conflict"))
                .containsExactly("conflict nhs:n1 of claim-north:m1 claimed by claim-north:m2");
    }

    @Test
    void m1AnOldNhsNumberThatLeadsNowhereIsBorneByOneWhoseOtherNumberLeftWithAnUnlink() {
        story.says("A28", with(ann("m1"), "n1")).says("A28", bob("m2"));
        story.says("A40", bob("m2").formerly(old("m1"))).says("A31", with(bob("m2"), "n1"));
        story.says("A37", ann("m1"), bob("m2"));
        story.says("A40", ann("m3").formerly(new Old(List.of("m2"), "n9")));
        assertThat(records())
                .contains("record [claim-north:m2, claim-north:m3, nhs:n9] shows [claim-north:m3] nhs n9" + ANN);
        assertThat(story.shows("conflict")).isEmpty();
    }

    @Test
    void m2TheSurvivorTakesOverWhatItLacksButNotWhatWasDeletedSince() {
        story.says("A28", Person.of("m1", null).named("Ash", null));
        story.says("A28", with(ann("m2"), "n1").died("2026-03-01"));
        story.says("A40", Person.of("m1", null).formerly(old("m2")));
        String merged = "record [claim-north:m1, claim-north:m2, nhs:n1] shows [claim-north:m1] nhs n1";
        assertThat(records()).containsExactly(merged + ANN.replace("null", "2026-03-01"));
        story.says("A31", Person.of("m1", null).died(Message.DELETED));
        assertThat(records()).containsExactly(merged + ANN);
        story.says("A37", Person.of("m1", null), Person.of("m2", null));
        assertThat(records())
                .contains("record [claim-north:m2, nhs:n1] shows [claim-north:m2] nhs n1"
                        + ANN.replace("null", "2026-03-01"));
    }

    @Test
    void m2AMergeOfARecordWithItselfChangesTheNumberShown() {
        story.says("A28", ann("m1")).says("A40", ann("m2").formerly(old("m1")));
        story.says("A40", ann("m1").formerly(old("m2")));
        assertThat(records())
                .containsExactly("record [claim-north:m1, claim-north:m2] shows [claim-north:m1] nhs null" + ANN);
    }

    @Test
    void m3ARetiredNumberMovesItsMergedRecordAlone() {
        story.says("A28", ann("m1"))
                .says("A28", ann("m2"))
                .says("A40", ann("m1").formerly(old("m2")));
        story.says("A28", bob("m3")).says("A40", bob("m3").formerly(old("m2")));
        assertThat(records())
                .containsExactly(
                        "record [claim-north:m1] shows [claim-north:m1] nhs null" + ANN,
                        "record [claim-north:m2, claim-north:m3] shows [claim-north:m3] nhs null" + BOB);
    }

    @Test
    void m3OfTwoThatAreMergedIntoAThirdTheLaterMergeIsUndone() {
        story.says("A28", ann("m1")).says("A28", ann("m2")).says("A28", ann("m3"));
        story.says("A40", ann("m1").formerly(old("m3"))).says("A40", ann("m1").formerly(old("m2")));
        story.says("A37", ann("m3"), ann("m2"));
        assertThat(records())
                .containsExactly(
                        "record [claim-north:m1, claim-north:m3] shows [claim-north:m1] nhs null" + ANN,
                        "record [claim-north:m2] shows [claim-north:m2] nhs null" + ANN);
    }

    @Test
    void f1AnNhsNumberThatIsDeletedLeadsNowhereAlsoWhenItWasTakenOver() {
        story.says("A28", ann("m1"))
                .says("A28", with(ann("m2"), "n1"))
                .says("A40", ann("m1").formerly(old("m2")));
        story.says("A31", with(ann("m1"), Message.DELETED));
        assertThat(records())
                .containsExactly("record [claim-north:m1, claim-north:m2] shows [claim-north:m1] nhs null" + ANN);
    }

    @Test
    void f1WhatIsDeletedIsNotGivenBackByTheUnlinkOfALaterMerge() {
        story.says("A28", with(ann("m1"), "n3"));
        story.says("A40", with(bob("m3"), "n1").formerly(old("m1"))).says("A31", with(bob("m3"), "n3"));
        story.says("A31", with(bob("m3"), Message.DELETED));
        story.says("A40", ann("m5").formerly(old("m3"))).says("A37", bob("m3"), ann("m5"));
        assertThat(records())
                .contains("record [claim-north:m1, claim-north:m3, nhs:n1] shows [claim-north:m3] nhs null" + BOB);
    }
}
