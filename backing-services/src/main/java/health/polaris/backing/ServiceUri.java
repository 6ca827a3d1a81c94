package health.polaris.backing;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * The parts of {@code scheme://user:password@host:port/path}; user, password and path are percent-encoded in the text
 * and plain here. No message repeats the text, since it holds a password.
 */
record ServiceUri(String scheme, String user, String password, String host, int port, String path) {

    /** @param variable the environment variable the text is from, named in the message when it cannot be read */
    static ServiceUri parse(String variable, String text, int defaultPort) {
        URI uri = syntax(variable, text);
        if (uri.getHost() == null || uri.getScheme() == null || uri.getRawUserInfo() == null) {
            throw unreadable(variable);
        }
        String[] userInfo = uri.getRawUserInfo().split(":", 2);
        return new ServiceUri(
                uri.getScheme(),
                decode(userInfo[0]),
                userInfo.length == 2 ? decode(userInfo[1]) : "",
                uri.getHost(),
                uri.getPort() == -1 ? defaultPort : uri.getPort(),
                uri.getRawPath().length() > 1 ? decode(uri.getRawPath().substring(1)) : "");
    }

    static String render(String scheme, String user, String password, String host, int port, String path) {
        return "%s://%s:%s@%s:%d/%s".formatted(scheme, encode(user), encode(password), host, port, encode(path));
    }

    private static URI syntax(String variable, String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            // The cause quotes the text and with it the password.
            throw unreadable(variable);
        }
    }

    private static IllegalStateException unreadable(String variable) {
        return new IllegalStateException(variable + " is not of the form scheme://user:password@host:port/name");
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
