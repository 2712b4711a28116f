#ifndef CEPOLL_H
#define CEPOLL_H
#include <stdint.h>
#endif
