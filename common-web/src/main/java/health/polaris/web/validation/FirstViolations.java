package health.polaris.web.validation;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Path;
import jakarta.validation.executable.ExecutableValidator;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.validation.Errors;
import org.springframework.validation.beanvalidation.LocalValidatorFactoryBean;

/**
 * Finds mistakes, and hands on the first hundred, as they stand in what was sent. Nobody mends more at a time, and the
 * framework compares each that it gets with all before it: of a long list of empty objects that would take minutes.
 */
final class FirstViolations extends LocalValidatorFactoryBean {

    private static final int MOST = 100;

    private static final Comparator<Path.Node> NODES = Comparator.comparing(
                    Path.Node::getIndex, Comparator.nullsFirst(Comparator.<Integer>naturalOrder()))
            .thenComparing(Path.Node::getName, Comparator.nullsFirst(Comparator.<String>naturalOrder()));

    private static <T> Set<ConstraintViolation<T>> first(Set<ConstraintViolation<T>> found) {
        if (found.size() <= MOST) {
            return found;
        }
        return found.stream()
                .sorted((one, other) -> inOrder(one.getPropertyPath(), other.getPropertyPath()))
                .limit(MOST)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** As they stand in the body, and of a list that it is too long before what is wrong with its elements. */
    private static int inOrder(Path one, Path other) {
        Iterator<Path.Node> theirs = other.iterator();
        for (Path.Node node : one) {
            if (!theirs.hasNext()) {
                return 1;
            }
            int order = NODES.compare(node, theirs.next());
            if (order != 0) {
                return order;
            }
        }
        return theirs.hasNext() ? -1 : 0;
    }

    @Override
    protected void processConstraintViolations(Set<ConstraintViolation<Object>> violations, Errors errors) {
        super.processConstraintViolations(first(violations), errors);
    }

    @Override
    public <T> Set<ConstraintViolation<T>> validate(T object, Class<?>... groups) {
        return first(super.validate(object, groups));
    }

    @Override
    public ExecutableValidator forExecutables() {
        return new OfParameters(super.forExecutables());
    }

    /** The same for routes whose parameters have constraints of their own: their bodies are validated as parameters. */
    private record OfParameters(ExecutableValidator all) implements ExecutableValidator {

        @Override
        public <T> Set<ConstraintViolation<T>> validateParameters(
                T object, Method method, Object[] values, Class<?>... groups) {
            return first(all.validateParameters(object, method, values, groups));
        }

        @Override
        public <T> Set<ConstraintViolation<T>> validateReturnValue(
                T object, Method method, Object value, Class<?>... groups) {
            return all.validateReturnValue(object, method, value, groups);
        }

        @Override
        public <T> Set<ConstraintViolation<T>> validateConstructorParameters(
                Constructor<? extends T> constructor, Object[] values, Class<?>... groups) {
            return all.validateConstructorParameters(constructor, values, groups);
        }

        @Override
        public <T> Set<ConstraintViolation<T>> validateConstructorReturnValue(
                Constructor<? extends T> constructor, T created, Class<?>... groups) {
            return all.validateConstructorReturnValue(constructor, created, groups);
        }
    }
}
