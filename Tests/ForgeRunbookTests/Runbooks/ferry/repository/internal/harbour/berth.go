package harbour
