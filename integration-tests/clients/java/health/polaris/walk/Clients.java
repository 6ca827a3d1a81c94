package health.polaris.walk;

import java.net.http.HttpRequest;
import java.util.function.Consumer;

/** Clients of the installation of the environment, with a token or, where it is null, without. */
class Clients {

    private Clients() {}

    static health.polaris.client.users.ApiClient users(String token) {
        var client = new health.polaris.client.users.ApiClient();
        client.updateBaseUri(System.getenv("POLARIS_USERS_URL"));
        return client.setRequestInterceptor(authorised(token));
    }

    static health.polaris.client.messages.ApiClient messages(String token) {
        var client = new health.polaris.client.messages.ApiClient();
        client.updateBaseUri(System.getenv("POLARIS_MESSAGES_URL"));
        return client.setRequestInterceptor(authorised(token));
    }

    static health.polaris.client.encounters.ApiClient encounters(String token) {
        var client = new health.polaris.client.encounters.ApiClient();
        client.updateBaseUri(System.getenv("POLARIS_ENCOUNTERS_URL"));
        return client.setRequestInterceptor(authorised(token));
    }

    private static Consumer<HttpRequest.Builder> authorised(String token) {
        return request -> {
            if (token != null) {
                request.header("Authorization", "Bearer " + token);
            }
        };
    }
}
