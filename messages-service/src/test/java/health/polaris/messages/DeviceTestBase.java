package health.polaris.messages;

import static health.polaris.messages.Ids.fresh;

import health.polaris.testing.Api;
import health.polaris.testing.PolarisTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The running service, a ward without tablets, and who registers and activates them. */
@PolarisTest
public abstract class DeviceTestBase {

    @LocalServerPort
    private int port;

    @Autowired
    protected JdbcClient jdbc;

    protected Api anonymous;
    protected Api administrator;
    protected Tablets tablets;
    protected String ward;
    protected Bus bus;

    @BeforeEach
    final void connect() {
        anonymous = new Api(port);
        tablets = new Tablets(port);
        administrator = tablets.administrator();
        ward = fresh("ward");
        bus = new Bus();
    }

    @AfterEach
    final void disconnect() throws Exception {
        bus.close();
    }
}
