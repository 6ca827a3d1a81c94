package health.polaris.common.json;

import health.polaris.common.error.MalformedValueException;
import health.polaris.common.error.ValueWords;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.DeserializationProblemHandler;

/** Says of a value of another kind which kind it has and should have, while that is known; a whole body is the reader's. */
final class UnexpectedTokens extends DeserializationProblemHandler {

    @Override
    public Object handleUnexpectedToken(
            DeserializationContext context, JavaType wanted, JsonToken found, JsonParser parser, String message) {
        TokenStreamContext place = parser.streamReadContext();
        if ((found.isStructStart() ? place.getParent() : place).inRoot()) {
            return NOT_HANDLED;
        }
        throw MalformedValueException.ofKind(ValueWords.wanted(wanted.getRawClass()), ValueWords.found(found));
    }
}
