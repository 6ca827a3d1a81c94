package health.polaris.messages.correspondent;

import health.polaris.common.security.CurrentCaller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the {@link Correspondent} to the controller methods that ask for one. */
@Component
record CorrespondentArgumentResolver(AssociatedLocations locations) implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Correspondent.class;
    }

    @Override
    public Correspondent resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        String[] header = request.getHeaderValues(AssociatedLocations.HEADER);
        return locations.correspondent(CurrentCaller.get(), header == null ? List.of() : List.of(header));
    }
}
