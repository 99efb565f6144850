package io.github.scalekit4ee.internal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.Fake;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A probe is not the caller's request, and its answer is not the caller's. */
class ProbeRequestTest {

    /** Fails on any other call, so that nothing else of it is asked. */
    private final HttpServletRequest callers = Fake.of(HttpServletRequest.class)
            .on("getAttribute", name -> "of-the-caller".equals(name[0]) ? "value" : null)
            .make();

    @Test
    void nothingThatTheCallerSentIsInIt() throws Exception {
        ProbeRequest probe = new ProbeRequest(callers, new Probe());

        assertThat(probe.getMethod()).isEqualTo("SCALEKIT-PROBE");
        assertThat(probe.getHeader("X-HTTP-Method-Override")).isNull();
        assertThat(probe.getHeaderNames().hasMoreElements()).isFalse();
        assertThat(probe.getHeaders("X-HTTP-Method-Override").hasMoreElements()).isFalse();
        assertThat(probe.getIntHeader("X-Number")).isEqualTo(-1);
        assertThat(probe.getDateHeader("X-Date")).isEqualTo(-1);
        assertThat(probe.getParameter("name")).isNull();
        assertThat(probe.getParameterNames().hasMoreElements()).isFalse();
        assertThat(probe.getParameterValues("name")).isNull();
        assertThat(probe.getParts()).isEmpty();
        assertThat(probe.getPart("name")).isNull();
        assertThat(probe.getContentType()).isNull();
        assertThat(probe.getContentLength()).isZero();
        assertThat(probe.getContentLengthLong()).isZero();
        assertThat(probe.getInputStream().isFinished()).isTrue();
        assertThat(probe.getInputStream().isReady()).isTrue();
        assertThatThrownBy(probe::startAsync).isInstanceOf(IllegalStateException.class);
        assertThat(probe.getCookies()).isNull();
        assertThat(probe.getQueryString()).isNull();
        assertThat(probe.getParameterMap()).isEmpty();
        assertThat(probe.getInputStream().read()).isEqualTo(-1);
        assertThat(probe.getReader().read()).isEqualTo(-1);
        assertThat(probe.isAsyncSupported()).isFalse();
    }

    @Test
    void whatIsSetOnItStaysOnIt() {
        Probe probe = new Probe();
        ProbeRequest request = new ProbeRequest(callers, probe);
        request.setAttribute("own", "value");
        request.removeAttribute("of-the-caller");

        assertThat(request.getAttribute(Probe.ATTRIBUTE)).isSameAs(probe);
        assertThat(request.getAttribute("own")).isEqualTo("value");
        assertThat(request.getAttribute("of-the-caller")).isNull();
    }

    @Test
    void itsAnswerLeavesTheCallersResponseAlone() throws Exception {
        NoResponse response = new NoResponse(Fake.of(HttpServletResponse.class).make());

        response.setStatus(204);
        response.sendError(404, "message");
        response.sendRedirect("/elsewhere");
        response.setHeader("Name", "value");
        response.addHeader("Name", "value");
        response.addCookie(new Cookie("name", "value"));
        response.setContentType("text/plain");
        response.setContentLengthLong(1);
        response.setLocale(Locale.ROOT);
        response.getOutputStream().write(new byte[] {1});
        response.getWriter().print("text");
        response.flushBuffer();
        response.reset();

        assertThat(response.isCommitted()).isFalse();
        assertThat(response.containsHeader("Name")).isFalse();
        assertThat(response.getHeader("Name")).isNull();
        assertThat(response.getHeaders("Name")).isEmpty();
        assertThat(response.getHeaderNames()).isEmpty();
        assertThat(response.getOutputStream().isReady()).isTrue();
    }
}
