package health.polaris.users.directory;

import health.polaris.web.request.NextPage;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param end of what is shown, when there is more; null otherwise
 */
record ClinicianListing<T>(List<T> rows, @Nullable ClinicianCursor end, PageWindow window) {

    /** Of a place in a header: names may have any length, headers may not. */
    private static final int LONGEST_PLACE = 2000;

    /**
     * @param end known of the last row of a full page alone
     */
    record Row<T>(T shown, @Nullable ClinicianCursor end) {}

    /**
     * @param found one row more than is shown tells that there are more
     */
    static <T> ClinicianListing<T> of(List<Row<T>> found, PageWindow window) {
        boolean goesOn = window.limit() > 0 && found.size() > window.limit();
        List<Row<T>> shown = goesOn ? found.subList(0, window.limit()) : found;
        return new ClinicianListing<>(
                shown.stream().map(Row::shown).toList(),
                goesOn ? shown.getLast().end() : null,
                window);
    }

    <S> ClinicianListing<S> as(Function<List<T>, List<S>> form) {
        return new ClinicianListing<>(form.apply(rows), end, window);
    }

    /** {@code <?limit=20&cursor=…>; rel="next"}, or null at the end. */
    @Nullable
    String next() {
        if (end == null) {
            return null;
        }
        String place = end.text();
        return place.length() <= LONGEST_PLACE
                ? NextPage.link("cursor", place, "offset")
                : NextPage.link("offset", Integer.toString(window.offset() + window.limit()));
    }
}
