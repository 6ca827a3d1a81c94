package health.polaris.telemetry;

import health.polaris.web.start.ServiceStart;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Entry point of telemetry-service; its settings are in {@code telemetry.yaml}. */
@SpringBootApplication
public class TelemetryApplication {

    public static void main(String[] arguments) {
        ServiceStart.run("telemetry", TelemetryApplication.class, arguments);
    }
}
