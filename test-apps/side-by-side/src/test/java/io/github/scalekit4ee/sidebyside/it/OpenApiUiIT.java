package io.github.scalekit4ee.sidebyside.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.scalekit4ee.quickstart.demo.browser.Chromium;
import io.github.scalekit4ee.quickstart.demo.browser.Page;
import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.RecordedRequest;
import io.github.scalekit4ee.testing.RegisteredClient;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Open Liberty's own page of the API, in headless Chromium: what our filter describes is what its button Authorize works with. */
@ExtendWith(ArquillianExtension.class)
class OpenApiUiIT {
    private static final URI UI = URI.create(System.getProperty("server.url") + "/openapi/ui/");
    private static final String CLIENT = "m2morg_of_the_page";
    private static final String SECRET = "secret-of-the-page";
    private static final SimulatedScalekit SCALEKIT = SimulatedScalekit.start();

    private static Chromium chromium;
    private Page page;

    @Deployment(testable = false)
    static WebArchive described() {
        return Wars.of("described", SCALEKIT);
    }

    @BeforeAll
    static void startTheBrowser() throws Exception {
        assumeTrue(System.getProperty("arquillian.launch").equals("liberty-components"), "no such page");
        Optional<Path> program = Chromium.find();
        assumeTrue(program.isPresent(), "no Chromium");
        chromium = Chromium.start(program.get());
        SCALEKIT.registerClient(
                RegisteredClient.of(CLIENT, SECRET, "read:deployments").withAudience(Wars.AUDIENCE));
    }

    @AfterAll
    static void stopTheBrowser() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        SCALEKIT.close();
    }

    @BeforeEach
    void open() throws Exception {
        page = chromium.page();
        page.visit(UI, 1200, 900);
        await("document.querySelector('.auth-wrapper .btn.authorize') && document.querySelector('.opblock')");
    }

    @AfterEach
    void close() {
        page.close();
    }

    @Test
    void withATokenOfTheEnvironmentTheProtectedOperationAnswers() throws Exception {
        assertThat(tryItOut()).isEqualTo("401");

        authorize("clientCredentials");
        await("[...document.querySelectorAll('.auth-container h6')].some(e => e.innerText === 'Authorized')");
        page.click(".auth-container .btn-done");

        assertThat(tryItOut()).isEqualTo("200");
        assertThat(page.text(".live-responses-table .response .response-col_description"))
                .contains(CLIENT, "read:deployments");
    }

    /** So an environment that asks for a proof key (RFC 7636), as RFC 9700 section 2.1.1 recommends, does not take it. */
    @Test
    void itsAuthorizationCodeFlowHasNoProofKey() throws Exception {
        authorize("authorizationCode");

        SCALEKIT.journal().awaitRequests(Endpoint.AUTHORIZATION, 1, Duration.ofSeconds(20));
        RecordedRequest asked = SCALEKIT.journal().last(Endpoint.AUTHORIZATION);
        assertThat(asked.query()).contains("response_type=code", "oauth2-redirect.html", "state=");
        assertThat(asked.query()).doesNotContain("code_challenge");
    }

    /** As a person does it: the button, the fields of the flow, its scope, its button. */
    private void authorize(String flow) throws Exception {
        page.click(".auth-wrapper .btn.authorize");
        String client = "#client_id_" + flow;
        await("document.querySelector('" + client + "')");
        page.type(client, CLIENT);
        page.type("#client_secret_" + flow, SECRET);
        page.click("label[for='read:deployments-" + flow + "-checkbox-scalekit']");
        page.value("document.querySelector('" + client
                + "').closest('.auth-container').querySelector('button.authorize').id = 'of-the-flow'");
        page.click("#of-the-flow");
    }

    /** {@return the status that the page shows} */
    private String tryItOut() throws Exception {
        if (page.value("document.querySelector('.execute') === null").equals("true")) {
            page.value("document.querySelector('.opblock-get [data-path$=\"/api/caller\"]').closest('.opblock')"
                    + ".dataset.seen = 'caller'");
            page.click("[data-seen=caller] .opblock-summary-control");
            await("document.querySelector('.try-out__btn')");
            page.click(".try-out__btn");
            await("document.querySelector('.execute')");
        } else {
            page.click(".btn-clear");
            await("document.querySelector('.live-responses-table') === null");
        }
        page.click(".execute");
        await("document.querySelector('.live-responses-table .response-col_status')");
        return page.value(
                "document.querySelector('.live-responses-table .response .response-col_status').innerText.trim().slice(0, 3)");
    }

    private void await(String condition) throws Exception {
        page.await("Boolean(" + condition + ")");
    }
}
