package health.polaris.house;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names that a pattern finds in texts: the first group that matched, or else the whole. */
record Names(Pattern pattern, UnaryOperator<String> spelling) {

    Names(String regex) {
        this(Pattern.compile(regex), UnaryOperator.identity());
    }

    Set<String> in(List<Source> sources) {
        return sources.stream()
                .flatMap(source -> in(source.text()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<String> in(String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> spelling.apply(match.groupCount() == 0 ? match.group() : match.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
