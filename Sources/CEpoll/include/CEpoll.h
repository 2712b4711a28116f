#ifndef CEPOLL_H
#define CEPOLL_H

// What Swift's Glibc module leaves out. No feature macro is defined here: `_GNU_SOURCE` in a header that Swift imports
// breaks debug builds (two shapes of fd_set), so the one call that needs it is wrapped in CEpoll.c.
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

/// accept4(2) with SOCK_NONBLOCK and SOCK_CLOEXEC: one system call where accept and fcntl are three.
int cepoll_accept(int listener, struct sockaddr *address, socklen_t *length);

#endif
