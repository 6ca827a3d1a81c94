package health.polaris.web.monitoring;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * A container's health check, for images that have no shell: exit code 0 when {@code GET /running} of the service beside
 * it answers 200, else 1. The port is the service's own, {@code SERVER_PORT}. Only classes of the JDK, because it runs
 * every few seconds.
 */
public final class HealthProbe {

    private static final int MILLISECONDS = 3000;

    private HealthProbe() {}

    /** @param arguments none */
    public static void main(String[] arguments) {
        String management = System.getenv().getOrDefault("MANAGEMENT_PORT", "");
        String port = management.isBlank() ? System.getenv().getOrDefault("SERVER_PORT", "5000") : management;
        System.exit(answers(Integer.parseInt(port)) ? 0 : 1);
    }

    static boolean answers(int port) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/running").toURL().openConnection();
            connection.setConnectTimeout(MILLISECONDS);
            connection.setReadTimeout(MILLISECONDS);
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException unreachable) {
            return false;
        }
    }
}
