package health.polaris.web.request;

import health.polaris.common.error.ApiException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
     * A page, and where it goes on.
     *
     * @param place null: nowhere
     */
    public static <T> ResponseEntity<T> of(String parameter, @Nullable String place, T page) {
        return place == null
                ? ResponseEntity.ok(page)
                : behind(parameter, place).body(page);
    }

    /**
     * As many rows as were asked for.
     *
     * @param found one more where there are more
     * @param place of a row
     */
    public static <T> ResponseEntity<List<T>> of(
            String parameter, List<T> found, int limit, Function<? super T, String> place) {
        return found.size() <= limit
                ? ResponseEntity.ok(found)
                : behind(parameter, place.apply(found.get(limit - 1))).body(found.subList(0, limit));
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
