package health.polaris.integration.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;
import org.springframework.core.io.ClassPathResource;

/** What holds of every page, whatever it shows. */
record Look(Chromium browser) {

    private static final String AXE = axe();

    /** Rules of WCAG 2.2 up to AA, and what axe knows to be good practice. */
    private static final String RUN_AXE = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations']}).then(
                found => done(found.violations.flatMap(rule => rule.nodes.map(
                    node => rule.id + ': ' + node.html + ' (' + node.failureSummary.replace(/\\s+/g, ' ') + ')'))),
                failure => done(['axe failed: ' + failure]));
            """;

    /** Numbers what somebody without a mouse has to reach; how many there are. */
    private static final String NUMBER_REACHABLE = """
            document.activeElement.blur();
            window.scrollTo(0, 0);
            const all = [...document.querySelectorAll(
                'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
                .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled);
            all.forEach((one, number) => one.dataset.reach = number);
            return all.length;
            """;

    private static final String WHERE = """
            const one = document.activeElement;
            const style = getComputedStyle(one);
            return {number: one.dataset.reach === undefined ? -1 : Number(one.dataset.reach), html: one.outerHTML.slice(0, 120),
                    seen: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0};
            """;

    private static final int BEYOND = 20;

    private static String axe() {
        try {
            return new ClassPathResource("axe.min.js").getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As it is shown now: nothing beyond its width, nothing that axe finds, nothing that the browser complains of. */
    void holds(String page) {
        assertThat(browser.complaints())
                .as("the browser's complaints of %s", page)
                .isEmpty();
        assertThat(number("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .as("pixels of %s beyond its width: %s", page, widest())
                .isZero();
        browser.driver().executeScript(AXE + "; return typeof axe");
        assertThat((List<?>) browser.driver().executeAsyncScript(RUN_AXE))
                .as("what axe finds in %s", page)
                .isEmpty();
        assertThat(elsewhere()).as("what %s loads from elsewhere", page).isEqualTo(List.of());
    }

    private Object elsewhere() {
        return answer("""
                return performance.getEntriesByType('resource').map(each => each.name)
                    .filter(name => !name.startsWith(location.origin + '/'))
                """);
    }

    /** For whoever has to mend it. */
    private Object widest() {
        return answer("""
                return [...document.body.querySelectorAll('*')]
                    .filter(one => Math.max(one.getBoundingClientRect().right, one.getBoundingClientRect().left + one.scrollWidth)
                        > document.documentElement.clientWidth + 1 && !one.closest('.wide, pre, .hidden'))
                    .reverse()
                    .slice(0, 5).map(one => one.outerHTML.slice(0, 120))
                """);
    }

    /** Whatever can be used is come to by the tabulator, and is seen to be where one is. */
    void isReachedByKeyboard(String page) {
        long all = number(NUMBER_REACHABLE);
        TreeSet<Long> left = new TreeSet<>(LongStream.range(0, all).boxed().toList());
        for (long step = 0; step < all + BEYOND && !left.isEmpty(); step++) {
            new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
            Map<?, ?> where = (Map<?, ?>) answer(WHERE);
            long number = Long.parseLong(String.valueOf(where.get("number")));
            left.remove(number);
            if (number >= 0) {
                assertThat(where.get("seen"))
                        .as("%s: whether one sees to be at %s", page, where.get("html"))
                        .isEqualTo(true);
            }
        }
        assertThat(left)
                .as("what of %s the tabulator does not come to, by number", page)
                .isEmpty();
    }

    /** Bytes that came over the wire for the page and all that it needs, compressed as they were. */
    long bytes() {
        return number("""
                return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
                    .reduce((sum, each) => sum + each.encodedBodySize, 0)
                """);
    }

    private long number(String script) {
        return Long.parseLong(String.valueOf(answer(script)));
    }

    private Object answer(String script) {
        return Objects.requireNonNull(browser.driver().executeScript(script));
    }
}
