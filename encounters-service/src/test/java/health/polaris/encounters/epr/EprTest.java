package health.polaris.encounters.epr;

import health.polaris.testing.PolarisTest;
import org.springframework.context.ApplicationContext;

/** The running service, the broker, what is stored, and a patient and a visit of which nobody has heard. */
@PolarisTest
abstract class EprTest {

    final EprBus bus = EprBus.shared();
    final Stored stored;
    final String mrn = Envelope.newMrn();
    final String visit = Envelope.newVisitNumber();

    EprTest(ApplicationContext context) {
        this.stored = new Stored(context);
    }

    Envelope admission() {
        return Envelope.admission(mrn, visit);
    }

    /** A message about the patient alone. */
    Envelope person() {
        return Envelope.withoutVisit().mrn(mrn);
    }
}
