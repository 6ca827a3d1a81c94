package health.polaris.web.request;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** How a list goes on: {@code Link: <?limit=100&before=…>; rel="next"}, relative, so that it holds behind any gateway. */
public final class NextPage {

    private NextPage() {}

    /**
     * The answer whose next page is that of the same request behind a place in the list.
     *
     * @param parameter {@code before}, {@code cursor}
     * @param place its value, of characters that stand in a query as they are
     */
    public static ResponseEntity.BodyBuilder behind(String parameter, String place) {
        String next = ServletUriComponentsBuilder.fromCurrentRequest()
                .replaceQueryParam(parameter, place)
                .build()
                .getQuery();
        return ResponseEntity.ok().header(HttpHeaders.LINK, "<?%s>; rel=\"next\"".formatted(next));
    }
}
