package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.CallerConfiguration;
import jakarta.security.auth.message.MessageInfo;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** As on Payara, where a {@code @PermitAll} method makes the server call {@code SecurityContext.authenticate}. */
class OpenResourceTest {

    private final AtomicInteger status = new AtomicInteger();
    private final BearerAuthenticationMechanism mechanism = new BearerAuthenticationMechanism(
            new NobodyIsKnown(), new CallerConfiguration(List.of(), "scalekit", null));

    @Test
    void anAnonymousCallerIsLeftAloneWhileTheServerAsksOnItsOwn() throws Exception {
        assertThat(validate(request(Map.of(OpenResource.ATTRIBUTE, true), null)))
                .isEqualTo(AuthenticationStatus.NOT_DONE);
        assertThat(status).hasValue(0);
    }

    @Test
    void anAnonymousCallerIsChallengedWhenTheApplicationAsks() throws Exception {
        assertThat(validate(request(Map.of(), null))).isEqualTo(AuthenticationStatus.SEND_CONTINUE);
        assertThat(status).hasValue(401);
    }

    @Test
    void aMalformedTokenIsRefusedThereToo() throws Exception {
        assertThat(validate(request(Map.of(OpenResource.ATTRIBUTE, true), "Bearer ")))
                .isEqualTo(AuthenticationStatus.SEND_CONTINUE);
        assertThat(status).hasValue(401);
    }

    private AuthenticationStatus validate(HttpServletRequest request) throws Exception {
        HttpServletResponse response = response();
        return mechanism.validateRequest(request, response, context(response));
    }

    private static HttpServletRequest request(Map<String, Object> attributes, String authorization) {
        List<String> headers = authorization == null ? List.of() : List.of(authorization);
        return fake(HttpServletRequest.class, (method, argument) -> switch (method) {
            case "getAttribute" -> attributes.get(argument);
            case "getHeaders" -> Collections.enumeration(headers);
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private HttpServletResponse response() {
        ServletOutputStream body = new Discarding();
        return fake(HttpServletResponse.class, (method, argument) -> switch (method) {
            case "setStatus" -> {
                status.set((Integer) argument);
                yield null;
            }
            case "getOutputStream" -> body;
            default -> null;
        });
    }

    private static HttpMessageContext context(HttpServletResponse response) {
        MessageInfo info = fake(MessageInfo.class, (method, argument) -> new HashMap<>());
        return fake(HttpMessageContext.class, (method, argument) -> switch (method) {
            case "getMessageInfo" -> info;
            case "getResponse" -> response;
            case "isProtected", "isAuthenticationRequest" -> true;
            case "doNothing" -> AuthenticationStatus.NOT_DONE;
            default -> throw new UnsupportedOperationException(method);
        });
    }

    private static <T> T fake(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        answers.answer(method.getName(), arguments == null ? null : arguments[0])));
    }

    private interface Answers {
        Object answer(String method, Object argument);
    }

    private static final class NobodyIsKnown implements IdentityStoreHandler {

        @Override
        public CredentialValidationResult validate(Credential credential) {
            return CredentialValidationResult.INVALID_RESULT;
        }
    }

    private static final class Discarding extends ServletOutputStream {

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(jakarta.servlet.WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int b) {
            // nobody reads it
        }
    }
}
