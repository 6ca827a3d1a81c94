package health.polaris.web.validation;

import health.polaris.common.error.ApiException;
import java.lang.reflect.Type;
import java.util.Collection;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/** Refuses a body that is a list of more elements than anybody sends, before each of them is looked at. */
@ControllerAdvice
public final class LongLists extends RequestBodyAdviceAdapter {

    /** As many uuids as the longest body takes. */
    public static final int MOST = 60_000;

    @Override
    public boolean supports(
            MethodParameter parameter, Type target, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type target,
            Class<? extends HttpMessageConverter<?>> converter) {
        if (body instanceof Collection<?> list && list.size() > MOST) {
            throw ApiException.invalid("At most %d elements at a time, not %d".formatted(MOST, list.size()));
        }
        return body;
    }
}
