package io.github.scalekit4ee.sidebyside.unshared;

import io.github.scalekit4ee.VerifiedAccessToken;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Shared; all that is injected asks for the caller each time. */
@WebServlet("/unshared")
public class UnsharedServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    transient JsonWebToken token;

    @Inject
    @Claim("sub")
    transient ClaimValue<String> value;

    @Inject
    @Claim("sub")
    transient Instance<String> instance;

    @Inject
    @Claim("sub")
    transient Provider<String> provider;

    @Inject
    transient Instance<VerifiedAccessToken> verified;

    @Inject
    transient Instance<Part> part;

    @Inject
    transient OfTheRequest ofTheRequest;

    @Inject
    transient Event<Question> event;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Question question = new Question();
        event.fire(question);
        Part looked = part.get();
        response.getWriter()
                .print(String.join(
                        " ",
                        token.getSubject(),
                        value.getValue(),
                        instance.get(),
                        provider.get(),
                        verified.get().subject(),
                        looked.subject,
                        ofTheRequest.subjects(),
                        question.answer));
        part.destroy(looked);
    }
}
