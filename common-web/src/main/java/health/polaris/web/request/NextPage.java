package health.polaris.web.request;

import health.polaris.common.error.ApiException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/** How a list goes on: {@code Link: <?limit=100&before=…>; rel="next"}, relative, so that it holds behind any gateway. */
public final class NextPage {

    /** Of a query that is said again: the server has 8 KB for all headers of an answer, and none for a longer one. */
    private static final int LONGEST = 6000;

    private NextPage() {}

    /**
     * The answer whose next page is that of the same request behind a place in the list.
     *
     * @param parameter {@code before}, {@code cursor}
     * @param place its value, of characters that stand in a query as they are
     * @throws ApiException 400 when the query is too long to be said again
     */
    public static ResponseEntity.BodyBuilder behind(String parameter, String place) {
        return ResponseEntity.ok().header(HttpHeaders.LINK, link(parameter, place));
    }

    /**
     * The value of the header alone, for an answer that has other links too.
     *
     * @param dropped a parameter that counts from the place before, and would count again
     * @throws ApiException 400 when the query is too long to be said again
     */
    public static String link(String parameter, String place, String... dropped) {
        UriComponentsBuilder next = ServletUriComponentsBuilder.fromCurrentRequest();
        for (String name : dropped) {
            next.replaceQueryParam(name);
        }
        String query =
                String.valueOf(next.replaceQueryParam(parameter, place).build().getQuery());
        if (query.length() > LONGEST) {
            throw ApiException.invalid("The query of a list that goes on has at most %d characters".formatted(LONGEST));
        }
        return "<?%s>; rel=\"next\"".formatted(query);
    }
}
