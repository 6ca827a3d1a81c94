package health.polaris.messages.message;

import static health.polaris.messages.Ids.fresh;

import health.polaris.messages.Letters;
import health.polaris.testing.PolarisTest;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The running service, and a patient and a location that have not exchanged anything yet. */
@PolarisTest
abstract class MessageTestBase {

    @LocalServerPort
    int port;

    Letters letters;
    String patient;
    String location;

    @BeforeEach
    final void connect() {
        letters = new Letters(port);
        patient = fresh("patient");
        location = fresh("location");
    }
}
