package io.github.scalekit4ee.sidebyside.cors;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** The same by Jakarta REST. */
@Provider
public class OwnRestFilter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        response.getHeaders().add("Access-Control-Allow-Origin", OwnServletFilter.ORIGIN);
        response.getHeaders().add("X-Own-Filter", "ran");
    }
}
