package health.polaris.users;

import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The running service, and callers of it. */
@UsersTest
public abstract class UsersTestBase {

    @LocalServerPort
    private int port;

    protected Callers callers = new Callers(0);

    @BeforeEach
    final void connect() {
        callers = new Callers(port);
    }
}
