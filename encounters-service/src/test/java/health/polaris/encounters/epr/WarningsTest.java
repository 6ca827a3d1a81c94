package health.polaris.encounters.epr;

import static org.assertj.core.api.Assertions.assertThat;

import health.polaris.encounters.fold.fact.Warning;
import health.polaris.encounters.fold.outcome.Warnings;
import health.polaris.eventbus.contract.MessageOutcome;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Warnings travel (contracts/identity.md F9): those of the fold with the outcome of the message. */
class WarningsTest extends EprTest {

    @Autowired
    WarningsTest(ApplicationContext context) {
        super(context);
    }

    @Test
    void anNhsNumberOfAnotherPatientIsWarnedOfInTheOutcome() {
        String nhs = Envelope.newNhsNumber();
        Envelope first = person().sentAt(10).nhs(nhs).patient("date_of_birth", "1971-02-28");
        bus.process(first);
        Envelope second =
                person().sentAgain().sentAt(20).mrn(Envelope.newMrn()).nhs(nhs).patient("last_name", "OTHER");
        bus.process(second);

        assertThat(bus.warnings(first.uuid())).isEmpty();
        assertThat(bus.warnings(second.uuid())).containsExactly("nhs_number_of_another_patient");
    }

    @Test
    void whatAMergeWithAVisitWarnsOfIsWarnedOfInTheOutcomeOfItsMessage() {
        String nhs = Envelope.newNhsNumber();
        bus.process(person().sentAt(5).nhs(nhs).patient("date_of_birth", "1971-02-28"));
        String other = Envelope.newMrn();
        bus.process(person().sentAgain().sentAt(6).mrn(other));
        Envelope merge = admission()
                .sentAgain()
                .sentAt(10)
                .mrn(Envelope.newMrn())
                .nhs(nhs)
                .patient("last_name", "OTHER")
                .patient("previous_mrn", other);
        bus.process(merge);

        assertThat(bus.warnings(merge.uuid())).containsExactly("nhs_number_of_another_patient");
    }

    @Test
    void everyWarningOfTheFoldHasItsCodeOnTheBusAndInTheMetric() {
        assertThat(Warnings.ALL)
                .extracting(Warning::code)
                .extracting(code -> code.replace('-', '_'))
                .containsExactlyElementsOf(MessageOutcome.Warning.CODES);
    }
}
