package health.polaris.common.request;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.CustomBooleanEditor;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** {@code true} or {@code False} in the query; the framework alone would also take "yes", "on" and "1". */
@ControllerAdvice
class StrictBooleans {

    @InitBinder
    void registerFor(WebDataBinder binder) {
        CustomBooleanEditor editor = new FirstOfRepeated();
        binder.registerCustomEditor(boolean.class, editor);
        binder.registerCustomEditor(Boolean.class, editor);
    }

    /** {@code active=true&active=false} arrives as "true,false". */
    private static final class FirstOfRepeated extends CustomBooleanEditor {

        FirstOfRepeated() {
            super("true", "false", false);
        }

        @Override
        public void setAsText(@Nullable String text) {
            super.setAsText(text == null ? null : text.replaceFirst(",.*", ""));
        }
    }
}
